import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";

/**
 * The natural logarithm, elementwise.
 *
 *     y = log x
 *     ∂y/∂x = 1 / x
 *
 * The logarithm of 0 is −∞, of a negative number NaN.
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function log(x: Tensor): Tensor {
  checkFractions("log", x);
  return record("log", map("log", x), [x, (g) => g.div(x)]);
}
