import type { CallRecord, Check, CheckResult, Transport } from "@gradus/exercises";
import type { Runtime } from "../bundle/framework.ts";
import type { LearnerProgram } from "../child/learner-program.ts";
import type { SpecPart } from "./spec-parts.ts";

/** A check that has run, and where. */
export interface Ran {
  readonly result: CheckResult;
  /** Reaches the code as the check did. */
  readonly transport: Transport;
  /** Which child was at work when it ended. */
  readonly generation: number;
}

/** How checks are run. */
export interface RoundOptions {
  readonly id: string;
  /** Decides the generated values; the exercise's id does if there is none. */
  readonly seed: number | undefined;
  /** Which checks to run. */
  readonly wanted: (check: Check) => boolean;
  /** What is known already: checks that others need. */
  readonly known?: readonly CheckResult[];
}

/** What came of some checks. */
export interface Round {
  readonly ran: readonly Ran[];
  /** The first calls of the exercise's own spec, for the diagnosis. */
  readonly calls: readonly CallRecord[];
}

/**
 * Runs checks here, on a program that is elsewhere.
 *
 * @throws SpecError if a spec is wrong
 */
export async function runChecks(
  parts: readonly SpecPart[],
  program: LearnerProgram,
  { ExerciseRun }: Runtime,
  { id, seed, wanted, known = [] }: RoundOptions,
): Promise<Round> {
  const runs = parts.map(({ spec, act }) => {
    const transport = program.transport(act);
    const options = { id, isOver: () => program.isOver, ...(seed !== undefined && { seed }) };
    return { run: new ExerciseRun(spec, transport, options), transport };
  });
  const ran: Ran[] = [];
  for (const { run, transport } of runs) {
    for (const result of known) run.learn(result);
    for (const check of run.checks.filter(wanted)) {
      const result = await run.run(check);
      ran.push({ result, transport, generation: program.generation });
    }
  }
  return { ran, calls: runs[0].run.calls };
}
