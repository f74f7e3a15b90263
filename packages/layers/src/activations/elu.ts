import { clip, expm1, type Tensor } from "@gradus/core";
import { checkFinite } from "../check-finite.ts";
import { relu } from "./relu.ts";

export interface EluOptions {
  /** How far below 0 it goes; 1 unless said otherwise, which makes the slope continuous at 0. */
  readonly alpha?: number;
}

/**
 * The exponential linear unit, elementwise: the line above 0, a smooth way down to −α below.
 *
 *     y = x where x > 0, else α (eˣ − 1)
 *     ∂y/∂x = 1 where x > 0, else α eˣ
 *
 * Computed as max(x, 0) + α (e^min(x, 0) − 1), so that the power never overflows.
 *
 * @param x any shape
 * @returns same shape as `x`, every element at least −α
 * @see Clevert, Unterthiner & Hochreiter, "Fast and Accurate Deep Network Learning by Exponential
 *   Linear Units" (2016), https://arxiv.org/abs/1511.07289
 */
export function elu(x: Tensor, { alpha = 1 }: EluOptions = {}): Tensor {
  checkFinite("elu", "alpha", alpha, 0);
  return relu(x).add(expm1(clip(x, -Infinity, 0)).mul(alpha));
}
