import { abs, type Tensor } from "@gradus/core";
import { type LossOptions, reduceLosses } from "./reduction.ts";
import { residual } from "./residual.ts";

/**
 * The absolute error: every error counts as much as it is far, so outliers do not rule.
 *
 *     ℓ = |ŷ − t|        ∂ℓ/∂ŷ = sign(ŷ − t), 0 at the corner
 *
 * The constant that comes closest to many targets by this measure is their median.
 *
 * @param prediction ŷ, any shape
 * @param target t, same shape and dtype, finite
 * @returns a scalar: the mean or sum over all numbers; with "none", the shape of `prediction`
 * @throws ShapeError, TypeError or RangeError for a target that does not fit
 * @see Hastie, Tibshirani & Friedman, *The Elements of Statistical Learning* (2009), §10.6
 */
export function meanAbsoluteError(
  prediction: Tensor,
  target: Tensor,
  { reduction = "mean" }: LossOptions = {},
): Tensor {
  const error = residual("meanAbsoluteError", prediction, target);
  return reduceLosses("meanAbsoluteError", abs(error), reduction);
}
