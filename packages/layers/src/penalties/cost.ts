import type { Tensor } from "@gradus/core";
import { reduceLosses } from "../losses/reduction.ts";

/**
 * What training makes small: the mean loss, and the penalties.
 *
 *     J = 1/m Σ ℓ + Σ penalties
 *
 * @param losses the losses of the single examples, any shape; a mean loss stays what it is
 * @param penalties scalars
 * @returns a scalar
 * @throws RangeError if there is no loss
 *
 * @example
 * ```ts
 * cost(crossEntropy(logits, labels), l2Penalty(weightsOf(model), 1e-4)).backward();
 * ```
 */
export function cost(losses: Tensor, ...penalties: readonly Tensor[]): Tensor {
  const mean = reduceLosses("cost", losses, "mean");
  return penalties.reduce((sum, penalty) => sum.add(penalty), mean);
}
