import { record } from "../autograd/record.ts";
import { type Axes, resolveAxes, sizeOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { broadcastTo } from "./broadcast.ts";
import { checkFractions } from "./operands.ts";
import { fold, type ReduceOptions, shapeWithout } from "./reduce.ts";

export type { ReduceOptions } from "./reduce.ts";

/**
 * The sum along one axis or several, or of everything.
 *
 *     y = Σ x
 *     ∂L/∂x = g, repeated
 *
 * Every term counts once, so each receives the whole gradient of its sum. A sum of nothing is 0.
 *
 * @param x any shape
 * @param axes which axes to add up; all of them when left out
 * @returns the shape of `x` without those axes, or with length 1 there if `keepAxis`
 */
export function sum(x: Tensor, axes?: Axes, { keepAxis = false }: ReduceOptions = {}): Tensor {
  const along = resolveAxes("sum", axes, x.shape);
  const kept = shapeWithout(x.shape, along, true);
  const y = fold("sum", x, along, shapeWithout(x.shape, along, keepAxis));
  return record("sum", y, [x, (g) => broadcastTo(g.reshape(kept), x.shape)]);
}

/**
 * The arithmetic mean along one axis or several, or of everything.
 *
 *     y = (1/n) Σ x
 *     ∂L/∂x = g / n, repeated
 *
 * A mean of nothing is NaN.
 *
 * @param x any shape, float32 or float64
 * @param axes which axes to average over; all of them when left out
 * @returns the shape of `x` without those axes, or with length 1 there if `keepAxis`
 */
export function mean(x: Tensor, axes?: Axes, options?: ReduceOptions): Tensor {
  checkFractions("mean", x);
  const count = sizeOf(resolveAxes("mean", axes, x.shape).map((axis) => x.shape[axis]));
  return sum(x, axes, options).div(count);
}
