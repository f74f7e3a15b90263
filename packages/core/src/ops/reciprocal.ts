import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";

/**
 * The reciprocal, elementwise.
 *
 *     y = 1 / x
 *     ∂y/∂x = −y²
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function reciprocal(x: Tensor): Tensor {
  checkFractions("reciprocal", x);
  const y = map("reciprocal", x);
  return record("reciprocal", y, [x, (g) => g.mul(y).mul(y).neg()]);
}
