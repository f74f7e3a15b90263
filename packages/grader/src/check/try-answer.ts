import { type Check, type CheckResult, type ExerciseEntry, seedFrom } from "@gradus/exercises";
import type { Runtime } from "../bundle/framework.ts";
import type { LearnerProgram } from "../child/learner-program.ts";
import { type Limits, withSeconds } from "../child/limits.ts";
import { planOf } from "../child/plan.ts";
import type { Symptoms } from "../diagnosis/serve-diagnosis.ts";
import { judge } from "../verdict/judge.ts";
import type { JudgedCheck, Verdict } from "../verdict/verdict.ts";
import type { CheckExerciseOptions } from "./check-exercise.ts";
import { type HiddenRound, hiddenRound } from "./hidden-round.ts";
import { type Round, runChecks } from "./run-checks.ts";
import { endAndShow } from "./show-output.ts";
import type { SpecParts } from "./spec-parts.ts";

/** What a learner has written. */
export interface Answer {
  readonly files: ReadonlyMap<string, string>;
}

/** All that is needed to try an answer. */
export interface Bench {
  readonly exercise: ExerciseEntry;
  readonly specs: SpecParts;
  readonly answer: Answer;
  readonly runtime: Runtime;
  readonly options: CheckExerciseOptions;
  /** Makes the answer's program, which is not started yet. */
  readonly program: () => LearnerProgram;
}

/** A verdict, and what a diagnosis can be made from. */
export interface Tried {
  readonly verdict: Verdict;
  readonly symptoms: Symptoms;
}

/**
 * Runs an answer's program and judges it.
 *
 * What a learner may see runs first, on values that everybody sees. What is kept from them runs after that, in a child
 * of its own of which nothing is shown: the one before can neither learn hidden values nor print them later.
 *
 * @returns undefined if it was cancelled
 * @throws SpecError if a spec is wrong
 * @throws InfrastructureError if no child starts
 */
export async function tryAnswer(bench: Bench): Promise<Tried | undefined> {
  const begun = performance.now();
  const { exercise, specs, runtime, options } = bench;
  const { id } = exercise;
  const seed = options.seed ?? seedFrom(id);
  const program = bench.program();
  const loaded = await program.load();
  const canRun = loaded.kind === "loaded";
  const wanted = ({ visibility }: Check): boolean => visibility === "visible";
  const round: Round = canRun
    ? await runChecks(specs.parts, program, runtime, { id, seed, wanted })
    : { ran: [], calls: [] };
  const output = await endAndShow(program, round.ran);
  const shown = round.ran.map(({ result }) => result);
  const hidden = canRun ? await hiddenRound(bench, shown) : undefined;
  if (program.isCancelled) return undefined;
  const [own, ...others] = specs.parts.map(({ spec }) => planOf(spec));
  const plan = { ...own, checks: [...own.checks, ...others.flatMap(({ checks }) => checks)] };
  const verdict = judge(id, {
    plan,
    checks: merged(plan.checks, shown, hidden),
    loaded,
    stray: program.stray,
    hasForged: program.hasForged,
    output,
    milliseconds: performance.now() - begun,
    seeds: { shown: seed, ...(hidden?.seed !== undefined && { hidden: hidden.seed }) },
  });
  const ours = specs.parts[0].spec.checks.map((check) => check.id);
  const checks = shown.filter((check) => ours.includes(check.id));
  return { verdict, symptoms: { checks, calls: round.calls } };
}

/** What became of each check. One that is tried on hidden values as well has to pass on both. */
function merged(
  plan: readonly { readonly id: string }[],
  shown: readonly CheckResult[],
  hidden: HiddenRound | undefined,
): JudgedCheck[] {
  return plan.flatMap(({ id }) => {
    const seen = shown.find((check) => check.id === id);
    const unseen = hidden?.checks.find((check) => check.id === id);
    if (!seen) return unseen ?? [];
    return unseen && unseen.status !== "pass" ? { ...unseen, hiddenValues: true } : seen;
  });
}

/** The limits of an exercise that may ask for more or less time for a call than others have. */
export function limitsFor(limits: Limits, seconds: number | undefined): Limits {
  if (limits.isTimeFixed || seconds === undefined) return limits;
  return { ...withSeconds(limits, seconds), isTimeFixed: true };
}
