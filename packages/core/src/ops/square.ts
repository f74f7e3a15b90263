import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";

/**
 * The square, elementwise.
 *
 *     y = x²
 *     ∂y/∂x = 2x
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function square(x: Tensor): Tensor {
  return record("square", map("square", x), [x, (g) => g.mul(x).mul(2)]);
}
