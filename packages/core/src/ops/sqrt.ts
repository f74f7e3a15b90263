import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";

/**
 * The square root, elementwise.
 *
 *     y = √x
 *     ∂y/∂x = 1 / 2y
 *
 * At 0 the slope is infinite; of a negative number the root is NaN.
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function sqrt(x: Tensor): Tensor {
  checkFractions("sqrt", x);
  const y = map("sqrt", x);
  return record("sqrt", y, [x, (g) => g.div(y.mul(2))]);
}
