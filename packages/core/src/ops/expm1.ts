import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";

/**
 * The exponential minus 1, elementwise, with every digit also near 0.
 *
 *     y = eˣ − 1
 *     ∂y/∂x = y + 1
 *
 * Taking 1 from `exp(x)` leaves few digits of a small x: in float32, e^0.0001 − 1 is off by 0.01 %.
 *
 * @param x any shape
 * @returns same shape as `x`, every element at least −1
 */
export function expm1(x: Tensor): Tensor {
  checkFractions("expm1", x);
  const y = map("expm1", x);
  return record("expm1", y, [x, (g) => g.mul(y.add(1))]);
}
