import { type Axes, resolveAxes, sizeOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkFractions } from "./operands.ts";
import { square } from "./square.ts";
import { mean, type ReduceOptions, sum } from "./sum.ts";

export interface VarianceOptions extends ReduceOptions {
  /**
   * What is subtracted from n: 0 for the variance of exactly these numbers (the default), 1 for an
   * unbiased estimate of the population they were drawn from.
   */
  readonly correction?: number;
}

/**
 * The mean squared distance from the mean, along one axis or several, or of everything.
 *
 *     μ = (1/n) Σ x        y = (1/(n − correction)) Σ (x − μ)²
 *
 * Made of ops, it needs no pullback. The mean is subtracted before squaring, so that no digits
 * cancel; a variance of nothing is NaN.
 *
 * @param x any shape, float32 or float64
 * @param axes which axes to take the variance over; all of them when left out
 * @returns the shape of `x` without those axes, or with length 1 there if `keepAxis`
 */
export function variance(
  x: Tensor,
  axes?: Axes,
  { keepAxis = false, correction = 0 }: VarianceOptions = {},
): Tensor {
  checkFractions("variance", x);
  const count = sizeOf(resolveAxes("variance", axes, x.shape).map((axis) => x.shape[axis]));
  const distance = x.sub(mean(x, axes, { keepAxis: true }));
  return sum(square(distance), axes, { keepAxis }).div(Math.max(0, count - correction));
}
