import { log, type Tensor, where } from "@gradus/core";
import { checkDistributions } from "./check-distributions.ts";
import { checkEach, mayBeProbability } from "./check-each.ts";
import { checkClasses } from "./check-labels.ts";
import { checkPair } from "./check-pair.ts";
import { type LossOptions, reduceLosses } from "./reduction.ts";

/**
 * The Kullback–Leibler divergence of the prediction q from the target p: how much more surprised
 * one is by p when one expects q.
 *
 *     ℓ = KL(p‖q) = Σ꜀ p[c] log(p[c] / q[c])        0 · log 0 = 0
 *     ∂ℓ/∂q[c] = −p[c] / q[c]
 *
 * It is 0 only where both are equal, infinite where q rules out what p does not, and not symmetric.
 *
 * @param prediction q, `[..., classes]`, probabilities
 * @param target p, same shape and dtype, probabilities that add up to 1
 * @returns a scalar: the mean or sum over the examples; with "none", the shape without the last axis
 * @throws ShapeError, TypeError or RangeError for tensors that do not fit
 * @see Kullback & Leibler, "On Information and Sufficiency" (1951)
 */
export function klDivergence(
  prediction: Tensor,
  target: Tensor,
  { reduction = "mean" }: LossOptions = {},
): Tensor {
  const who = "klDivergence";
  checkPair(who, prediction, target);
  checkClasses(who, prediction);
  checkDistributions(who, "target", target);
  checkEach(
    who,
    "prediction",
    prediction,
    mayBeProbability,
    "A probability lies between 0 and 1.",
    () => "klDivergence(softmax(prediction), target), if these are scores.",
  );
  const possible = target.greater(0);
  const [p, q] = [target, prediction].map((x) => where(possible, x, 1));
  return reduceLosses(who, target.mul(log(p).sub(log(q))).sum(-1), reduction);
}
