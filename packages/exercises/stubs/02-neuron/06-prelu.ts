import type { Tensor } from "@gradus/core";
import { todo } from "#todo";

/**
 * The parametric ReLU, elementwise: negative numbers are multiplied by a slope that is learned.
 *
 *     yᵢ = xᵢ where xᵢ > 0, else a xᵢ
 *     ∂L/∂xᵢ = gᵢ where xᵢ > 0, else a gᵢ                 where g = ∂L/∂y
 *     ∂L/∂a = Σᵢ (0 where xᵢ > 0, else gᵢ xᵢ)
 *
 * Every slope is possible, also 0, 1, 2 and −1. The corner at 0 has no derivative, and whatever you
 * take there is right.
 *
 * @param x any shape
 * @param a one number, shape []
 * @returns same shape as `x`, recorded on the tape with a way back to `x` and to `a`
 */
export function prelu(_x: Tensor, _a: Tensor): Tensor {
  return todo("compute y, and record the way back to x and to a");
}
