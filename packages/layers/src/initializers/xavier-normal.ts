import type { Random, Shape, Tensor } from "@gradus/core";
import type { Fans } from "../initial-weights.ts";
import { fansOf, type InitializerOptions } from "./fans.ts";
import { drawWeights, normalSpread, type Spread } from "./spread.ts";

/**
 * Weights from a normal distribution, for layers before a tanh or a sigmoid.
 *
 *     w ∼ 𝒩(0, σ²)        σ = √(2 / (fanIn + fanOut))
 *
 * Keeping the variance of the signal asks for 1 / fanIn, keeping that of the gradient for 1 / fanOut;
 * this lies between the two.
 *
 * @param shape `[in, out]` for a dense layer, `[out, in/groups, ...]` for a convolution
 * @throws ShapeError or RangeError if the fans cannot be told from the shape
 * @see Glorot & Bengio, "Understanding the Difficulty of Training Deep Feedforward Neural Networks" (2010)
 */
export function xavierNormal(
  random: Random,
  shape: Shape,
  options: InitializerOptions = {},
): Tensor {
  return drawWeights(
    random,
    shape,
    xavierNormalSpread(fansOf("xavierNormal", shape, options)),
    options,
  );
}

/** How widely {@link xavierNormal} spreads the weights of a layer. */
export function xavierNormalSpread({ fanIn, fanOut }: Fans): Spread {
  return normalSpread(2 / (fanIn + fanOut));
}
