import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Session } from "../session.ts";
import { recordStubs } from "../stubs/record-stubs.ts";
import { stubProblems } from "../stubs/stub-problems.ts";
import { chosen } from "./chosen.ts";
import { exitCodes } from "./exit-code.ts";
import { Misuse } from "./misuse.ts";

export interface AuditOptions {
  readonly json?: boolean;
  /** Nobody has begun to write: every exercise.ts must be its stub. */
  readonly pristine?: boolean;
  /** Keeps every exercise.ts as its stub first. */
  readonly recordStubs?: boolean;
}

/** Proves the exercises against their own answers and mistakes. */
export async function audit(
  session: Session,
  what: readonly string[],
  { json = false, pristine = false, recordStubs: record = false }: AuditOptions = {},
): Promise<number> {
  const exercises = what.length === 0 ? session.catalog.exercises : chosen(session, what);
  if (record) {
    const { kept, refused } = await recordStubs(exercises, await session.workshop());
    if (!json)
      session.out(
        [
          "",
          ...kept.map((id) => `  kept ${id}`),
          ...refused.map((text) => `  not kept: ${text}`),
          "",
        ].join("\n"),
      );
  }
  if (!session.at.course.startsWith(session.at.root)) {
    throw new Misuse(
      `audit: ${session.at.course} is not in this repository.\n` +
        "  An audit runs answers from their sources, and those find #spec and #todo in their own package only.",
    );
  }
  const code = await runAudit(
    session,
    exercises.map(({ id }) => id),
    json,
  );
  const problems = stubProblems(session.at, exercises, { pristine });
  if (problems.length > 0)
    process.stderr.write(`${problems.map((text) => `  ${text}`).join("\n")}\n`);
  return problems.length > 0 ? exitCodes.wrong : code;
}

function runAudit({ at }: Session, ids: readonly string[], json: boolean): Promise<number> {
  const tsx = createRequire(join(at.root, "package.json")).resolve("tsx");
  const main = join(at.root, "packages", "grader", "src", "audit", "audit-main.ts");
  const args = ["--conditions=gradus-source", "--import", pathToFileURL(tsx).href, main];
  const child = spawn(process.execPath, [...args, at.course, json ? "json" : "text", ...ids], {
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? exitCodes.broken));
  });
}
