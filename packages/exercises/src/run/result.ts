import type { Plain } from "../plain/plain.ts";
import type { Failure } from "../spec/check-failure.ts";
import type { Visibility } from "../spec/check.ts";
import type { Thrown } from "./thrown.ts";

/** What a call came to. */
export type Outcome =
  | { readonly kind: "returned"; readonly value: Plain }
  | { readonly kind: "threw"; readonly thrown: Thrown }
  /** Something came back that is not plain data; `reason` is a sentence. */
  | { readonly kind: "not-plain"; readonly reason: string }
  /** The program stopped. `after` is how long the call was allowed to take, in milliseconds. */
  | { readonly kind: "stopped"; readonly stop: Stop; readonly after: number };

/** One call of a learner's function: what went in, as it was before the call, and what came out. */
export interface CallRecord {
  readonly action: string;
  readonly args: readonly Plain[];
  readonly outcome: Outcome;
  /** How many matchers of its example had passed before: calls with the same number belong together. */
  readonly step: number;
  /** The arguments as they were left, where the call changed them. */
  readonly argsAfter?: readonly Plain[];
}

/** In which way a program stopped that was to do more. */
export type Stop =
  | "too-slow"
  | "stuck"
  | "out-of-memory"
  | "ended-itself"
  | "crashed"
  | "printed-too-much"
  /** It wrote to the grader's private channel. */
  | "bad-frame";

/**
 * `pass`, or why not: the result is wrong (`fail`), the learner's code threw, it is not written yet, or it could not be
 * run (`not-run`), because a check that this one needs did not pass or the program had been stopped for good.
 *
 * Where the program stopped during the check: it took too long or waits for what never comes (`timeout`), ran out of
 * memory (`memory`), ended itself or crashed (`crash`), or did what is not allowed (`blocked`).
 */
export type CheckStatus =
  | "pass"
  | "fail"
  | "threw"
  | "timeout"
  | "memory"
  | "crash"
  | "blocked"
  | "to-do"
  | "not-run";

/** The smallest generated value that breaks a law. */
export interface Counterexample {
  readonly value: Plain;
  /** How many values were tried before the first that failed. */
  readonly after: number;
}

export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly status: CheckStatus;
  readonly visibility: Visibility;
  readonly hint?: string;
  readonly failure?: Failure;
  readonly thrown?: Thrown;
  /** How the program stopped, where it did. */
  readonly stopped?: Stop;
  /** How long the call in which it stopped was allowed to take, in milliseconds. */
  readonly stoppedAfter?: number;
  readonly counterexample?: Counterexample;
  /** For `not-run`: the title of the check that has to pass first, if that is why. */
  readonly needs?: string;
  /** The calls of the example that failed, the smallest there is. Empty where nothing failed. */
  readonly calls: readonly CallRecord[];
  /** The calls of every example that failed, at most 50 examples. */
  readonly failingExamples: readonly (readonly CallRecord[])[];
  readonly ms: number;
}

/** Whether a check was tried and something about it is wrong. */
export function isWrong({ status }: { readonly status: CheckStatus }): boolean {
  return status !== "pass" && status !== "to-do" && status !== "not-run";
}

/** `passed` where all checks pass; `to-do` where nothing is wrong yet, but something is not written. */
export type ExerciseState = "passed" | "failed" | "to-do";

/** What running a spec on somebody's code came to. Plain data throughout: it survives structuredClone. */
export interface ExerciseResult {
  readonly id: string;
  readonly title: string;
  readonly state: ExerciseState;
  readonly points: number;
  readonly maxPoints: number;
  readonly hints: readonly string[];
  readonly checks: readonly CheckResult[];
  /** The first 500 calls, for diagnosis. */
  readonly calls: readonly CallRecord[];
  readonly seed: number;
  readonly ms: number;
}
