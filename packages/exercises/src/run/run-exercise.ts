import type { Check } from "../spec/check.ts";
import type { Spec } from "../spec/exercise.ts";
import { ExerciseRun } from "./exercise-run.ts";
import { type CheckResult, type ExerciseResult, type ExerciseState, isWrong } from "./result.ts";
import { inProcess } from "./in-process.ts";
import type { Subject } from "./subject.ts";

export interface RunOptions {
  /** The exercise's id, `01-numbers/01-dot-product`: decides the seed unless one is given. */
  readonly id?: string;
  /** Decides every generated value. */
  readonly seed?: number;
  /** How many values a law is tried on, where the spec does not say: 100. */
  readonly runs?: number;
  /** Whether no further check can be run. Asked before each. */
  readonly isOver?: () => boolean;
  /** Hears of each check before and after it runs, and of each call before it is made. Synchronous. */
  readonly onEvent?: (event: RunEvent) => void;
}

/** What happens during a run, for whoever has to say what was going on when it did not end. */
export type RunEvent =
  | { readonly kind: "check-start"; readonly check: Check }
  | { readonly kind: "call"; readonly action: string; readonly args: readonly unknown[] }
  | { readonly kind: "check-end"; readonly check: CheckResult };

/**
 * Runs a spec's checks, in order, on a subject's code, in this process.
 *
 * The same id (or seed) tries the same values, so everybody sees the same counterexample.
 *
 * @throws SpecError if the spec itself is wrong; never because of the subject's code
 */
export async function runExercise(
  spec: Spec,
  subject: Subject,
  options: RunOptions = {},
): Promise<ExerciseResult> {
  const start = performance.now();
  const run = new ExerciseRun(spec, inProcess(patient(subject, spec)), options);
  const checks: CheckResult[] = [];
  for (const check of run.checks) checks.push(await run.run(check));
  return {
    id: run.id,
    title: spec.title,
    state: stateOf(checks),
    points: sum(checks.map(({ points }) => points)),
    maxPoints: sum(checks.map(({ maxPoints }) => maxPoints)),
    hints: spec.hints,
    checks,
    calls: run.calls,
    seed: run.seed,
    ms: performance.now() - start,
  };
}

/** Half of the exercise's time for a Promise: then there is still some left to say which one it was. */
export function patient(subject: Subject, { seconds }: Spec): Subject {
  return seconds === undefined ? subject : { ...subject, patience: seconds / 2 };
}

function stateOf(checks: readonly CheckResult[]): ExerciseState {
  if (checks.some(isWrong)) return "failed";
  return checks.every(({ status }) => status === "pass") ? "passed" : "to-do";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
