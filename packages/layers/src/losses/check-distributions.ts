import { explain, type Tensor } from "@gradus/core";
import { checkEach, isProbability, look } from "./check-each.ts";

/** How far from 1 the sum of a row may be: rounding and finite differences, but no other scale. */
const TOLERANCE = 0.01;

/**
 * Throws unless every row along the last axis is a distribution: probabilities that add up to 1.
 *
 * @param what the tensor's role: the target
 * @param p `[..., classes]`
 */
export function checkDistributions(who: string, what: string, p: Tensor): void {
  checkEach(who, what, p, isProbability, "A probability lies between 0 and 1.");
  const sums = look(p.detach().sum(-1)) ?? [];
  const wrong = sums.findIndex((sum) => Math.abs(sum - 1) > TOLERANCE);
  if (wrong === -1) return;
  throw new RangeError(
    explain(
      who,
      `the ${what} adds up to ${Number(sums[wrong].toPrecision(4))} over the classes of example ${wrong}.`,
      "The probabilities of all classes of an example add up to 1.",
    ),
  );
}
