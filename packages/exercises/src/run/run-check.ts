import type { Check } from "../spec/check.ts";
import type { Recorder } from "./recorder.ts";
import type { CheckResult } from "./result.ts";
import { type LawOptions, tryLaw } from "./try-law.ts";

/** Runs one check, unless one that it needs did not pass. */
export async function runCheck(
  check: Check,
  earlier: readonly CheckResult[],
  recorder: Recorder,
  options: LawOptions,
): Promise<CheckResult> {
  const { id, title, visibility, hint, points: maxPoints } = check;
  const common = { id, title, maxPoints, visibility, ...(hint !== undefined && { hint }) };
  const missing = check.needs.find(
    (needed) => earlier.find((other) => other.title === needed)?.status !== "pass",
  );
  if (missing !== undefined) {
    const nothing = { points: 0, calls: [], failingExamples: [], ms: 0 };
    return { ...common, ...nothing, status: "not-run", needs: missing };
  }
  const start = performance.now();
  recorder.mutates = check.mutates;
  const { problem, ...trial } = await tryLaw(check.law, recorder, options);
  const ms = performance.now() - start;
  if (!problem) return { ...common, ...trial, points: maxPoints, status: "pass", ms };
  return { ...common, ...trial, ...problem, points: 0, ms };
}
