import type { Check } from "../spec/check.ts";
import type { Recorder } from "./recorder.ts";
import type { CheckResult } from "./result.ts";
import { type LawOptions, tryLaw } from "./try-law.ts";

/** How to run a check. */
export interface CheckOptions extends LawOptions {
  /** Whether the program has been stopped for good. */
  readonly isOver: boolean;
}

/** Runs one check, unless one that it needs did not pass, or nothing is left to run it on. */
export async function runCheck(
  check: Check,
  earlier: readonly CheckResult[],
  recorder: Recorder,
  options: CheckOptions,
): Promise<CheckResult> {
  const { id, title, visibility, hint, points: maxPoints } = check;
  const common = { id, title, maxPoints, visibility, ...(hint !== undefined && { hint }) };
  const missing = check.needs.find(
    (needed) => earlier.find((other) => other.title === needed)?.status !== "pass",
  );
  const nothing = { points: 0, calls: [], failingExamples: [], ms: 0 };
  if (missing !== undefined) return { ...common, ...nothing, status: "not-run", needs: missing };
  if (options.isOver) return { ...common, ...nothing, status: "not-run" };
  const start = performance.now();
  recorder.mutates = check.mutates;
  const { problem, ...trial } = await tryLaw(check.law, recorder, options);
  const ms = performance.now() - start;
  if (!problem) return { ...common, ...trial, points: maxPoints, status: "pass", ms };
  return { ...common, ...trial, ...problem, points: 0, ms };
}
