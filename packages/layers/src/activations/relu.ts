import { record, type Tensor, where, zip } from "@gradus/core";

/**
 * The rectified linear unit, elementwise: negative numbers become zero.
 *
 *     y = max(x, 0)
 *     ∂y/∂x = 1 where x > 0, else 0
 *
 * The corner at 0 has no derivative; we take 0, as everyone does.
 *
 * @param x any shape
 * @returns same shape as `x`
 * @see Nair & Hinton, "Rectified Linear Units Improve Restricted Boltzmann Machines" (2010)
 */
export function relu(x: Tensor): Tensor {
  return record("relu", zip("maximum", x, x.lift(0)), [x, (g) => where(x.greater(0), g, 0)]);
}
