import type { Random, Shape, Tensor } from "@gradus/core";
import type { Fans } from "../initial-weights.ts";
import { fansOf, type InitializerOptions } from "./fans.ts";
import { drawWeights, uniformSpread, type Spread } from "./spread.ts";

/**
 * Weights from a uniform distribution, for layers before a tanh or a sigmoid.
 *
 *     w ∼ 𝒰(−b, b)        b = √(6 / (fanIn + fanOut)), which makes σ = √(2 / (fanIn + fanOut))
 *
 * As wide as {@link xavierNormal}, without its rare large weights.
 *
 * @param shape `[in, out]` for a dense layer, `[out, in/groups, ...]` for a convolution
 * @throws ShapeError or RangeError if the fans cannot be told from the shape
 * @see Glorot & Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks" (2010)
 */
export function xavierUniform(
  random: Random,
  shape: Shape,
  options: InitializerOptions = {},
): Tensor {
  return drawWeights(
    random,
    shape,
    xavierUniformSpread(fansOf("xavierUniform", shape, options)),
    options,
  );
}

/** How widely {@link xavierUniform} spreads the weights of a layer. */
export function xavierUniformSpread({ fanIn, fanOut }: Fans): Spread {
  return uniformSpread(2 / (fanIn + fanOut));
}
