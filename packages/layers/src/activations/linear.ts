import type { Tensor } from "@gradus/core";
import { checkFinite } from "../check-finite.ts";

export interface LinearActivationOptions {
  /** 1 unless said otherwise. */
  readonly slope?: number;
  /** The value at 0; 0 unless said otherwise. */
  readonly intercept?: number;
}

/**
 * A straight line, elementwise; the identity unless said otherwise.
 *
 *     y = slope · x + intercept
 *     ∂y/∂x = slope
 *
 * The activation of an output that may be any number. Between two layers it would be of no use: a
 * line of a line is a line.
 *
 * @param x any shape
 * @returns same shape as `x`
 * @see Goodfellow et al., *Deep Learning* (2016), §6.2.2.1
 */
export function linear(
  x: Tensor,
  { slope = 1, intercept = 0 }: LinearActivationOptions = {},
): Tensor {
  checkFinite("linear", "slope", slope);
  checkFinite("linear", "intercept", intercept);
  return x.mul(slope).add(intercept);
}
