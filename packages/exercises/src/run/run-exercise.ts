import type { Check } from "../spec/check.ts";
import type { Spec } from "../spec/exercise.ts";
import type { CheckResult, ExerciseResult, ExerciseState } from "./result.ts";
import { runCheck } from "./run-check.ts";
import { Recorder } from "./recorder.ts";
import { seedFrom } from "./seed.ts";
import type { Subject } from "./subject.ts";

export interface RunOptions {
  /** The exercise's id, `01-numbers/01-dot-product`: decides the seed unless one is given. */
  readonly id?: string;
  /** Decides every generated value. */
  readonly seed?: number;
  /** How many values a law is tried on, where the spec does not say: 100. */
  readonly runs?: number;
  /** Ids of the only checks to run; what they need runs as well. */
  readonly only?: readonly string[];
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
  const { id = spec.title, seed = seedFrom(id), onEvent } = options;
  const start = performance.now();
  const recorder = new Recorder(subject, onEvent);
  const results: CheckResult[] = [];
  for (const check of chosen(spec.bind(recorder.call), options.only)) {
    onEvent?.({ kind: "check-start", check });
    // A seed for each check: adding one does not change the others' values.
    const result = await runCheck(check, results, recorder, {
      runs: options.runs,
      seed: seedFrom(`${seed} ${check.id}`),
    });
    results.push(result);
    onEvent?.({ kind: "check-end", check: result });
  }
  return {
    id,
    title: spec.title,
    state: stateOf(results),
    points: sum(results.map(({ points }) => points)),
    maxPoints: sum(results.map(({ maxPoints }) => maxPoints)),
    hints: spec.hints,
    checks: results,
    calls: recorder.all,
    seed,
    ms: performance.now() - start,
  };
}

function chosen(checks: readonly Check[], only: readonly string[] | undefined): readonly Check[] {
  if (only === undefined) return checks;
  const wanted = new Set(only);
  for (const check of checks.toReversed()) {
    if (!wanted.has(check.id)) continue;
    for (const other of checks) if (check.needs.includes(other.title)) wanted.add(other.id);
  }
  return checks.filter(({ id }) => wanted.has(id));
}

function stateOf(checks: readonly CheckResult[]): ExerciseState {
  if (checks.some(({ status }) => status === "fail" || status === "threw")) return "failed";
  return checks.every(({ status }) => status === "pass") ? "passed" : "to-do";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
