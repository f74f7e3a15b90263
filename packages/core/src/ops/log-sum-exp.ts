import { type Axes, resolveAxes } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { abs } from "./abs.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { max } from "./max.ts";
import { checkFractions } from "./operands.ts";
import { type ReduceOptions, shapeWithout } from "./reduce.ts";
import { where } from "./where.ts";

/**
 * The logarithm of a sum of exponentials, along one axis or several, or of everything.
 *
 *     y = log Σⱼ exp xⱼ = m + log Σⱼ exp(xⱼ − m)        for any m
 *     ∂y/∂x = softmax x
 *
 * With m = max x no power exceeds 1, so nothing overflows. Made of ops, it needs no pullback.
 *
 * @param x any shape, float32 or float64
 * @param axes which axes to add up; all of them when left out
 * @returns the shape of `x` without those axes, or with length 1 there if `keepAxis`
 */
export function logSumExp(
  x: Tensor,
  axes?: Axes,
  { keepAxis = false }: ReduceOptions = {},
): Tensor {
  checkFractions("logSumExp", x);
  const along = resolveAxes("logSumExp", axes, x.shape);
  const m = finiteMax(x, along);
  const y = log(exp(x.sub(m)).sum(along, { keepAxis: true })).add(m);
  return y.reshape(shapeWithout(x.shape, along, keepAxis));
}

/** The largest number along an axis as a shift: a constant without gradient, finite wherever it can be. */
function finiteMax(x: Tensor, along: readonly number[]): Tensor {
  const m = constantMax(x, along);
  return where(abs(m).less(Infinity), m, 0);
}

/** The largest number along `along`, which is kept with length 1, as a constant; 0 if there is none. */
export function constantMax(x: Tensor, along: readonly number[]): Tensor {
  if (along.some((axis) => x.shape[axis] === 0)) return x.lift(0);
  return max(x.detach(), along, { keepAxis: true });
}
