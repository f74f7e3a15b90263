import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";

/**
 * The exponential function, elementwise. It is its own derivative.
 *
 *     y = eˣ
 *     ∂y/∂x = y
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function exp(x: Tensor): Tensor {
  checkFractions("exp", x);
  const y = map("exp", x);
  return record("exp", y, [x, (g) => g.mul(y)]);
}
