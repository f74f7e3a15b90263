import { square, type Tensor } from "@gradus/core";
import { type LossOptions, reduceLosses } from "./reduction.ts";
import { residual } from "./residual.ts";

/**
 * Half the squared error, whose derivative has no factor 2.
 *
 *     ℓ = ½ (ŷ − t)²        ∂ℓ/∂ŷ = ŷ − t
 *
 * @param prediction ŷ, any shape
 * @param target t, same shape and dtype, finite
 * @returns a scalar: the mean or sum over all numbers; with "none", the shape of `prediction`
 * @throws ShapeError, TypeError or RangeError for a target that does not fit
 * @see Bishop, *Pattern Recognition and Machine Learning* (2006), §1.1
 */
export function halfSquaredError(
  prediction: Tensor,
  target: Tensor,
  { reduction = "mean" }: LossOptions = {},
): Tensor {
  const error = residual("halfSquaredError", prediction, target);
  return reduceLosses("halfSquaredError", square(error).mul(0.5), reduction);
}
