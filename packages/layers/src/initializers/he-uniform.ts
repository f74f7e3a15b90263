import type { Random, Shape, Tensor } from "@gradus/core";
import type { Fans } from "../initial-weights.ts";
import { fansOf, type InitializerOptions } from "./fans.ts";
import { drawWeights, uniformSpread, type Spread } from "./spread.ts";

/**
 * Weights from a uniform distribution, for layers before a ReLU.
 *
 *     w ∼ 𝒰(−b, b)        b = √(6 / fanIn), which makes σ = √(2 / fanIn)
 *
 * As wide as {@link heNormal}, without its rare large weights.
 *
 * @param shape `[in, out]` for a dense layer, `[out, in/groups, ...]` for a convolution
 * @throws ShapeError or RangeError if the fans cannot be told from the shape
 * @see He et al., "Delving Deep into Rectifiers" (2015), https://arxiv.org/abs/1502.01852
 */
export function heUniform(random: Random, shape: Shape, options: InitializerOptions = {}): Tensor {
  return drawWeights(random, shape, heUniformSpread(fansOf("heUniform", shape, options)), options);
}

/** How widely {@link heUniform} spreads the weights of a layer. */
export function heUniformSpread({ fanIn }: Fans): Spread {
  return uniformSpread(2 / fanIn);
}
