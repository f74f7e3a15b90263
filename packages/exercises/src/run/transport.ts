import type { Plain } from "../plain/plain.ts";
import type { Outcome } from "./result.ts";

/** What came of a call, and its arguments as they were left, where it changed them. */
export interface Performed {
  readonly outcome: Outcome;
  readonly argsAfter?: readonly Plain[];
}

/**
 * Performs an action on somebody's code, wherever that runs: in this process or in another one. Never rejects because
 * of that code.
 */
export type Transport = (action: string, args: readonly Plain[]) => Promise<Performed>;
