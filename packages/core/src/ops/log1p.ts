import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";

/**
 * The natural logarithm of 1 + x, elementwise, with every digit also near 0.
 *
 *     y = log(1 + x)
 *     ∂y/∂x = 1 / (1 + x)
 *
 * Adding 1 first would drop the digits of a small x: in float32, 1 + 10⁻⁸ is 1.
 *
 * @param x any shape
 * @returns same shape as `x`; −∞ at −1, NaN below
 */
export function log1p(x: Tensor): Tensor {
  checkFractions("log1p", x);
  return record("log1p", map("log1p", x), [x, (g) => g.div(x.add(1))]);
}
