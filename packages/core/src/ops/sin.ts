import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";

/**
 * The sine of an angle in radians, elementwise.
 *
 *     y = sin x
 *     ∂y/∂x = cos x
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function sin(x: Tensor): Tensor {
  checkFractions("sin", x);
  return record("sin", map("sin", x), [x, (g) => g.mul(cos(x))]);
}

/**
 * The cosine of an angle in radians, elementwise.
 *
 *     y = cos x
 *     ∂y/∂x = −sin x
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function cos(x: Tensor): Tensor {
  checkFractions("cos", x);
  return record("cos", map("cos", x), [x, (g) => g.mul(sin(x)).neg()]);
}
