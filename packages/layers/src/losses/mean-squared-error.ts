import { square, type Tensor } from "@gradus/core";
import { type LossOptions, reduceLosses } from "./reduction.ts";
import { residual } from "./residual.ts";

/**
 * The squared error: large errors count much more than small ones.
 *
 *     ℓ = (ŷ − t)²        ∂ℓ/∂ŷ = 2 (ŷ − t)
 *
 * With the reduction "none" it is the squared error of each number. The constant that comes closest
 * to many targets by this measure is their mean.
 *
 * @param prediction ŷ, any shape
 * @param target t, same shape and dtype, finite
 * @returns a scalar: the mean or sum over all numbers; with "none", the shape of `prediction`
 * @throws ShapeError, TypeError or RangeError for a target that does not fit
 * @see Goodfellow et al., *Deep Learning* (2016), §5.1.4
 */
export function meanSquaredError(
  prediction: Tensor,
  target: Tensor,
  { reduction = "mean" }: LossOptions = {},
): Tensor {
  const error = residual("meanSquaredError", prediction, target);
  return reduceLosses("meanSquaredError", square(error), reduction);
}
