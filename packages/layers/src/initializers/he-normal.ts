import type { Random, Shape, Tensor } from "@gradus/core";
import type { Fans } from "../initial-weights.ts";
import { fansOf, type InitializerOptions } from "./fans.ts";
import { drawWeights, normalSpread, type Spread } from "./spread.ts";

/**
 * Weights from a normal distribution, for layers before a ReLU.
 *
 *     w ∼ 𝒩(0, σ²)        σ = √(2 / fanIn)
 *
 * A ReLU lets half of the variance through; the 2 makes up for it, so that a signal neither grows
 * nor fades from layer to layer.
 *
 * @param shape `[in, out]` for a dense layer, `[out, in/groups, ...]` for a convolution
 * @throws ShapeError or RangeError if the fans cannot be told from the shape
 * @see He et al., "Delving Deep into Rectifiers" (2015), https://arxiv.org/abs/1502.01852
 */
export function heNormal(random: Random, shape: Shape, options: InitializerOptions = {}): Tensor {
  return drawWeights(random, shape, heNormalSpread(fansOf("heNormal", shape, options)), options);
}

/** How widely {@link heNormal} spreads the weights of a layer. */
export function heNormalSpread({ fanIn }: Fans): Spread {
  return normalSpread(2 / fanIn);
}
