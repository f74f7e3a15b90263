import { clip, explain, type Tensor } from "@gradus/core";
import { type LossOptions, reduceLosses } from "./reduction.ts";
import { residual } from "./residual.ts";

export interface HuberOptions extends LossOptions {
  /** Up to which error the loss is quadratic; 1 unless said otherwise. */
  readonly delta?: number;
}

/**
 * The Huber loss: a parabola for small errors, straight lines for large ones.
 *
 *     ℓ = ½ d²              where |d| ≤ δ, with d = ŷ − t
 *         δ (|d| − ½ δ)     elsewhere
 *     ∂ℓ/∂ŷ = d limited to [−δ, δ]
 *
 * With c = d limited to [−δ, δ], both are c (d − ½ c).
 *
 * @param prediction ŷ, any shape
 * @param target t, same shape and dtype, finite
 * @returns a scalar: the mean or sum over all numbers; with "none", the shape of `prediction`
 * @throws ShapeError, TypeError or RangeError for a target that does not fit, RangeError unless δ > 0
 * @see Huber, "Robust Estimation of a Location Parameter" (1964)
 */
export function huber(
  prediction: Tensor,
  target: Tensor,
  { delta = 1, reduction = "mean" }: HuberOptions = {},
): Tensor {
  if (!(delta > 0)) {
    throw new RangeError(explain("huber", `delta is ${delta}.`, "The delta is greater than 0."));
  }
  const d = residual("huber", prediction, target);
  const c = clip(d, -delta, delta);
  return reduceLosses("huber", c.mul(d.sub(c.mul(0.5))), reduction);
}
