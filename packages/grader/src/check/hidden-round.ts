import type { Check, CheckResult } from "@gradus/exercises";
import { hiddenSeed } from "./hidden-seed.ts";
import { runChecks } from "./run-checks.ts";
import type { Bench } from "./try-answer.ts";

/** What came of the checks, and the values, that learners do not see. */
export interface HiddenRound {
  readonly checks: readonly CheckResult[];
  /** What the values followed from, if it was a secret. */
  readonly seed: number | undefined;
}

/**
 * Runs the checks that learners do not see, and, where the course has a secret, once more on values that follow from it
 * every law that has passed. One that does not come to its end this time has not passed.
 *
 * @returns undefined where there is nothing of that kind
 */
export async function hiddenRound(
  bench: Bench,
  shown: readonly CheckResult[],
): Promise<HiddenRound | undefined> {
  const { exercise, specs, answer, runtime, options } = bench;
  const { secret } = options;
  const passed = new Set(shown.filter(({ status }) => status === "pass").map(({ id }) => id));
  // With a seed given, everything has been tried on its values already.
  const isKeyed = secret !== undefined && options.seed === undefined;
  const isAgain = ({ id, law }: Check): boolean =>
    isKeyed && law.kind === "for-all" && passed.has(id);
  const wanted = (check: Check): boolean => check.visibility !== "visible" || isAgain(check);
  const all = specs.parts.flatMap(({ spec }) => spec.checks.filter(wanted));
  if (all.length === 0) return undefined;

  const seedOf = { exercise: exercise.id, specs: specs.files, submission: answer.files };
  const seed = isKeyed ? hiddenSeed(secret, seedOf) : undefined;
  const known = shown.filter(({ id }) => !all.some((check) => check.id === id));
  const program = bench.program();
  const loaded = await program.load();
  const { id } = exercise;
  const values = seed ?? options.seed;
  const { ran } =
    loaded.kind === "loaded"
      ? await runChecks(specs.parts, program, runtime, { id, seed: values, wanted, known })
      : { ran: [] };
  await program.end();
  const checks = all.map(
    (check) => ran.find(({ result }) => result.id === check.id)?.result ?? notRun(check),
  );
  return { checks, seed };
}

function notRun({ id, title, points: maxPoints, visibility, hint }: Check): CheckResult {
  const nothing = { points: 0, calls: [], failingExamples: [], ms: 0 };
  const about = { id, title, maxPoints, visibility, ...(hint !== undefined && { hint }) };
  return { ...about, ...nothing, status: "not-run" };
}
