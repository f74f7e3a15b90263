import type * as fc from "fast-check";
import type { ForAllLaw } from "./law.ts";

export interface ForAllOptions {
  /** How many values are tried: 100 unless said otherwise. */
  readonly runs?: number;
}

/**
 * A law that holds for every value of `arbitrary`. The smallest value that breaks it is shown to the learner.
 *
 * @param body must depend on nothing but its value and the results of its actions
 */
export function forAll<Value>(
  arbitrary: fc.Arbitrary<Value>,
  body: (value: Value) => Promise<void> | void,
  { runs }: ForAllOptions = {},
): ForAllLaw {
  return { kind: "for-all", arbitrary, runs, body };
}
