import { CheckFailure } from "../check-failure.ts";
import { matcherPassed } from "./passed.ts";

/**
 * Whatever the other matchers cannot say.
 *
 * @param why a sentence that is true when `condition` is, for the learner
 */
export function holds(condition: boolean, why: string): void {
  if (condition) return matcherPassed();
  throw new CheckFailure({ kind: "law", message: "This does not hold.", why });
}
