import type { Random, Shape, Tensor } from "@gradus/core";
import type { InitializerOptions } from "./fans.ts";

export interface SmallRandomOptions extends InitializerOptions {
  /** The standard deviation; 0.01 unless said otherwise. */
  readonly deviation?: number;
}

/**
 * Small weights from a normal distribution, whatever the layer.
 *
 *     w ∼ 𝒩(0, σ²)        σ = 0.01 unless said otherwise
 *
 * Enough to make neurons differ. Through many layers the signal fades, which {@link heNormal} and
 * {@link xavierNormal} prevent.
 *
 * @throws RangeError for a negative deviation
 * @see Goodfellow et al., *Deep Learning* (2016), §8.4
 */
export function smallRandom(
  random: Random,
  shape: Shape,
  { deviation = 0.01, ...options }: SmallRandomOptions = {},
): Tensor {
  return random.normal(shape, { deviation, ...options });
}
