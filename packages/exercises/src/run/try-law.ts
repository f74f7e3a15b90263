import * as fc from "fast-check";
import type { Plain } from "../plain/plain.ts";
import { toPlain } from "../plain/to-plain.ts";
import type { ForAllLaw, Law } from "../spec/law.ts";
import type { Recorder } from "./recorder.ts";
import type { Pace } from "./prefetch.ts";
import type { CallRecord, Counterexample } from "./result.ts";
import { type Problem, problemFrom } from "./problem.ts";

const maxFailingExamples = 50;

/**
 * How hard to look for a smaller counterexample: ten times as many examples as the law has, so that it is the same one
 * on every machine. The time is for code that is slow beyond all expectation.
 */
const shrinking = { perRun: 10, ms: 5000 };

export interface LawOptions {
  readonly runs: number | undefined;
  readonly seed: number;
  /** Given the values of examples, and which comes next, has what they begin with made, and says for how many of them. */
  readonly lookAhead: (values: readonly unknown[], next: number, pace: Pace) => Promise<number>;
}

/** What became of a law: a problem, or none. */
export interface Trial {
  readonly problem?: Problem;
  readonly calls: readonly CallRecord[];
  readonly failingExamples: readonly (readonly CallRecord[])[];
  readonly counterexample?: Counterexample;
}

/**
 * Tries a law on the code behind `recorder`.
 *
 * @throws SpecError if the spec itself is wrong
 */
export async function tryLaw(law: Law, recorder: Recorder, options: LawOptions): Promise<Trial> {
  if (law.kind === "for-all") return tryForAll(law, recorder, options);
  const problem = await attempt(law.body, recorder);
  const calls = recorder.example;
  return problem
    ? { problem, calls, failingExamples: [calls] }
    : { calls: [], failingExamples: [] };
}

interface Search {
  tried: number;
  failed: number;
  /** How many examples to look at for a smaller counterexample. */
  readonly most: number;
  /** When the first failure was found; examples after it make the counterexample smaller. */
  since: number;
  stopped: boolean;
  smallest?: { problem: Problem; calls: readonly CallRecord[]; value: unknown };
  readonly examples: CallRecord[][];
}

async function tryForAll(law: ForAllLaw, recorder: Recorder, options: LawOptions): Promise<Trial> {
  const numRuns = law.runs ?? options.runs ?? 100;
  const { seed } = options;
  const most = shrinking.perRun * numRuns;
  const search: Search = { tried: 0, failed: 0, most, since: 0, stopped: false, examples: [] };
  await findFailure(law, recorder, search, { ...options, numRuns });
  if (!search.smallest) return { calls: [], failingExamples: [] };
  if (!search.stopped) await shrink(law, recorder, search, { seed, numRuns });
  const { examples, tried } = search;
  const { problem, calls, value } = search.smallest;
  const counterexample = { value: plainOrText(value), after: tried };
  return { problem, calls, failingExamples: examples, counterexample };
}

/** Tries one value after the other, until the law fails. */
async function findFailure(
  law: ForAllLaw,
  recorder: Recorder,
  search: Search,
  { seed, numRuns, lookAhead }: LawOptions & { readonly numRuns: number },
): Promise<void> {
  const values: unknown[] = [];
  fc.check(
    fc.property(law.arbitrary, (value) => void values.push(value)),
    { seed, numRuns },
  );
  let [begun, first, seen] = [0, 0, 1];
  for (const [i, value] of values.entries()) {
    if (i === first + seen) {
      const ms = (performance.now() - begun) / seen;
      first = i;
      seen = await lookAhead(values, i, { calls: recorder.example.length, ms });
    }
    if (i === first) begun = performance.now();
    if (!(await tryExample(law, value, recorder, search))) return;
  }
}

/** Looks for a smaller value where the law fails. */
async function shrink(
  law: ForAllLaw,
  recorder: Recorder,
  search: Search,
  { seed, numRuns }: { readonly seed: number; readonly numRuns: number },
): Promise<void> {
  let specError: unknown;
  let run = 0;
  const property = fc.asyncProperty(law.arbitrary, async (value) => {
    // The values are the same again. What became of them is known, up to the first that fails.
    if (++run <= search.tried) return run < search.tried;
    if (search.stopped) return true;
    try {
      return await tryExample(law, value, recorder, search);
    } catch (error) {
      specError = error;
      search.stopped = true;
      return false;
    }
  });
  await fc.check(property, { seed, numRuns, endOnFailure: false });
  if (specError !== undefined) throw specError;
}

/** Returns false where the law fails: fast-check then looks for a smaller value. */
async function tryExample(
  law: ForAllLaw,
  value: unknown,
  recorder: Recorder,
  search: Search,
): Promise<boolean> {
  if (search.smallest && isOver(search)) return true;
  const problem = await attempt(() => law.body(value), recorder);
  if (!search.smallest) search.tried++;
  if (!problem) return true;
  if (!search.smallest) search.since = performance.now();
  search.smallest = { problem, calls: recorder.example, value };
  if (search.examples.length < maxFailingExamples) search.examples.push(recorder.example);
  // What is not written yet is not written for smaller values either, and what stops a program costs a program.
  if (problem.status === "to-do" || "stopped" in problem) search.stopped = true;
  return false;
}

/** Whether looking for a smaller counterexample has taken long enough. Every later value counts as passing. */
function isOver(search: Search): boolean {
  search.failed++;
  return search.failed > search.most || performance.now() - search.since > shrinking.ms;
}

async function attempt(
  body: () => Promise<void> | void,
  recorder: Recorder,
): Promise<Problem | undefined> {
  recorder.startExample();
  try {
    await body();
  } catch (error) {
    return problemFrom(recorder.stopped ?? error, recorder.example);
  }
  return recorder.stopped && problemFrom(recorder.stopped, recorder.example);
}

function plainOrText(value: unknown): Plain {
  try {
    return toPlain(value);
  } catch {
    return fc.stringify(value);
  }
}
