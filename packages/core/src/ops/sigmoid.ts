import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";

/**
 * The logistic sigmoid, elementwise: squashes any number into [0, 1].
 *
 *     y = σ(x) = 1 / (1 + e⁻ˣ)
 *     ∂y/∂x = y (1 − y)
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function sigmoid(x: Tensor): Tensor {
  checkFractions("sigmoid", x);
  const y = map("sigmoid", x);
  return record("sigmoid", y, [x, (g) => g.mul(y).mul(y.neg().add(1))]);
}
