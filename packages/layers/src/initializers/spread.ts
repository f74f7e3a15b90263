import type { Random, Shape, Tensor, TensorOptions } from "@gradus/core";

/** How widely weights are spread around 0. */
export interface Spread {
  /** The standard deviation. */
  readonly deviation: number;
  /** What no weight exceeds in magnitude; Infinity for a normal distribution. */
  readonly bound: number;
}

/** The normal distribution of a variance. */
export function normalSpread(variance: number): Spread {
  return { deviation: Math.sqrt(variance), bound: Infinity };
}

/**
 * The uniform distribution of a variance, on [−b, b].
 *
 *     σ² = b²/3        b = √3 σ
 */
export function uniformSpread(variance: number): Spread {
  return { deviation: Math.sqrt(variance), bound: Math.sqrt(3 * variance) };
}

/** Draws weights: uniformly within the bound, or from the normal distribution if there is none. */
export function drawWeights(
  random: Random,
  shape: Shape,
  { deviation, bound }: Spread,
  options: TensorOptions,
): Tensor {
  return bound < Infinity
    ? random.uniform(shape, { ...options, low: -bound, high: bound })
    : random.normal(shape, { ...options, deviation });
}
