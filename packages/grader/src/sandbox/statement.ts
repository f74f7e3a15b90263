import type { Sandbox } from "./sandbox.ts";

/** What has to be said first and last: `isolation: L2 - not enforced: network, process listing`. */
export function isolationStatement({
  level,
  notEnforced,
}: Pick<Sandbox, "level" | "notEnforced">): string {
  const missing =
    notEnforced.length === 0
      ? "everything was tried and held"
      : `not enforced: ${notEnforced.join(", ")}`;
  return `isolation: ${level} - ${missing}`;
}
