import type { ExerciseEntry } from "@gradus/exercises";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Kit } from "../kit.ts";
import { recordStubs } from "../stubs/record-stubs.ts";
import { stubProblems } from "../stubs/stub-problems.ts";
import { chosen } from "./chosen.ts";
import { exitCodes } from "./exit-code.ts";
import { Misuse } from "./misuse.ts";

export interface AuditOptions {
  readonly json?: boolean;
  /** Nobody has begun to write: every exercise.ts must be its stub, and a right one. */
  readonly pristine?: boolean;
  /** Keeps every exercise.ts as its stub first. */
  readonly recordStubs?: boolean;
}

/** Proves the exercises against their own answers and mistakes. */
export async function audit(
  kit: Kit,
  what: readonly string[],
  options: AuditOptions = {},
): Promise<number> {
  refuseAnotherCourse(kit);
  const exercises = what.length === 0 ? kit.catalog.exercises : chosen(kit, what);
  refuseWithoutAnswers(kit);
  if (options.recordStubs) await keepStubs(kit, exercises, options);
  const code = await runAudit(kit, exercises, options);
  const problems = stubProblems(kit.at, exercises, options);
  if (problems.length === 0) return code;
  process.stderr.write(`${problems.map((text) => `  ${text}`).join("\n")}\n`);
  return exitCodes.wrong;
}

function refuseAnotherCourse({ at }: Kit): void {
  if (at.course.startsWith(at.root)) return;
  throw new Misuse(
    `audit: ${at.course} is not in this repository.\n` +
      "  An audit runs answers from their sources, and those find #spec and #todo in their own package only.",
  );
}

function refuseWithoutAnswers({ at }: Kit): void {
  if (existsSync(join(at.course, "solutions"))) return;
  throw new Misuse(
    "audit: there are no solutions here.\n" +
      "  An audit holds an exercise against its answers and mistakes, and learners are given none of them.",
  );
}

async function keepStubs(
  kit: Kit,
  exercises: readonly ExerciseEntry[],
  { json = false }: AuditOptions,
): Promise<void> {
  const { kept, refused } = await recordStubs(exercises, await kit.workshop());
  if (json) return;
  const lines = [...kept.map((id) => `  kept ${id}`), ...refused.map((id) => `  not kept: ${id}`)];
  kit.out(["", ...lines, ""].join("\n"));
}

function runAudit(
  { at }: Kit,
  exercises: readonly ExerciseEntry[],
  { json, pristine }: AuditOptions,
): Promise<number> {
  const tsx = createRequire(join(at.root, "package.json")).resolve("tsx");
  const main = join(at.root, "packages", "grader", "src", "audit", "audit-main.ts");
  const node = ["--conditions=gradus-source", "--import", pathToFileURL(tsx).href];
  const flags = [...(json ? ["--json"] : []), ...(pristine ? ["--pristine"] : [])];
  const ids = exercises.map(({ id }) => id);
  const child = spawn(process.execPath, [...node, main, ...flags, "--", at.course, ...ids], {
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? exitCodes.broken));
  });
}
