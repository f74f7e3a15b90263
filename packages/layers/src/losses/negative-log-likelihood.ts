import type { Tensor } from "@gradus/core";
import { labelLosses, type LabelLossOptions } from "./label-losses.ts";
import { atLabels } from "./label-surprise.ts";
import { reduceWeighted } from "./reduction.ts";

/**
 * How surprising the labels are, given the logarithms of the probabilities of all classes.
 *
 *     ℓ = −w[y] log p[y]        ∂ℓ/∂(log p[c]) = −w[y] where c = y, else 0
 *
 * After a {@link logSoftmax} it is {@link crossEntropy}. A mean divides by the sum of the weights of
 * the examples that count.
 *
 * @param logProbabilities log p, `[..., classes]`, such as logSoftmax gives
 * @param labels y, `[...]`, int32
 * @returns a scalar; with the reduction "none", the shape of `labels`
 * @throws ShapeError, TypeError or RangeError for labels or weights that do not fit
 * @see Goodfellow et al., *Deep Learning* (2016), §5.5
 */
export function negativeLogLikelihood(
  logProbabilities: Tensor,
  labels: Tensor,
  options: LabelLossOptions = {},
): Tensor {
  const who = "negativeLogLikelihood";
  const { losses, weights } = labelLosses(who, logProbabilities, labels, options, (named) =>
    atLabels(logProbabilities, named).neg(),
  );
  return reduceWeighted(who, losses, weights, options.reduction ?? "mean");
}
