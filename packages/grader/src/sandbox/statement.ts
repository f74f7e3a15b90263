import type { Sandbox } from "./sandbox.ts";

/** What has to be said of a sandbox first, last, and in every report: how strong it is, and what it does not prevent. */
export function isolationStatement({
  level,
  notEnforced,
  instead,
}: Pick<Sandbox, "level" | "notEnforced" | "instead">): string {
  const reason = instead === undefined ? "" : `${instead} `;
  if (notEnforced.length === 0) return `${reason}Isolation ${level}: all that it promises holds.`;
  return (
    `${reason}Isolation ${level}. NOT ENFORCED: ${notEnforced.join(", ")}. ` +
    "Do not use these points where much depends on them."
  );
}
