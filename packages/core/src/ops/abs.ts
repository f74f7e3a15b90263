import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";

/**
 * The absolute value, elementwise.
 *
 *     y = |x|
 *     ∂y/∂x = sign x
 *
 * The corner at 0 has no derivative; we take 0, as everyone does.
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function abs(x: Tensor): Tensor {
  return record("abs", map("abs", x), [x, (g) => g.mul(sign(x))]);
}

/**
 * The sign, elementwise: −1, 0 or 1. Its slope is 0 wherever it has one, so it is not recorded.
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function sign(x: Tensor): Tensor {
  return map("sign", x);
}
