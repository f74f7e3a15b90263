import type { Plain } from "../plain/plain.ts";
import type { Outcome } from "./result.ts";

/** What came of a call, and its arguments as they were left, where it changed them. */
export interface Performed {
  readonly outcome: Outcome;
  readonly argsAfter?: readonly Plain[];
}

/** An action, and what it is called with. */
export interface Call {
  readonly action: string;
  readonly args: readonly Plain[];
}

/**
 * Performs an action on somebody's code, wherever that runs: in this process or in another one. Never rejects because
 * of that code.
 */
export interface Transport {
  (action: string, args: readonly Plain[]): Promise<Performed>;
  /**
   * Told which calls will probably be asked for next, in this order. Where calls travel far, they may be sent together.
   *
   * What is asked for counts: a call that was foreseen and never comes costs time, and nothing else.
   */
  readonly prefetch?: (calls: readonly Call[]) => void;
}
