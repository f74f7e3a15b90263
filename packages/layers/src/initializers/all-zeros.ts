import { type Random, type Shape, type Tensor, zeros } from "@gradus/core";
import type { InitializerOptions } from "./fans.ts";

/**
 * Weights that are all 0.
 *
 *     w = 0
 *
 * Right for biases and for a single neuron. In a layer before another one all neurons would stay
 * each other's copies: they compute the same, so they receive the same gradient.
 *
 * @param _random is not used; every initializer takes one
 * @see Goodfellow et al., *Deep Learning* (2016), §8.4
 */
export function allZeros(
  _random: Random,
  shape: Shape,
  { dtype = "float32", ...options }: InitializerOptions = {},
): Tensor {
  return zeros(shape, { dtype, ...options });
}
