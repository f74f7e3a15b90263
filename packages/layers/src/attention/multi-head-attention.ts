import type { Tensor } from "@gradus/core";
import { checkLengths } from "../check-lengths.ts";
import type { WeightOptions } from "../initial-weights.ts";
import { xavierUniform } from "../initializers/xavier-uniform.ts";
import { Layer, type LayerConfig } from "../layer.ts";
import { Linear } from "../linear.ts";
import { checkHeads, multiHeadAttention, multiHeadOutputs } from "./multi-head-function.ts";
import type { Attention, AttentionOptions } from "./scaled-dot-product-attention.ts";

export interface MultiHeadAttentionOptions extends WeightOptions {
  /** Whether `forward` lets a place see only itself and what came before. */
  readonly causal?: boolean;
}

/**
 * Attention with several heads and learned projections; {@link multiHeadAttention} has the formulas.
 *
 * Weights start from Xavier's uniform distribution unless said otherwise, biases at zero.
 *
 * @example
 * ```ts
 * const layer = new MultiHeadAttention(64, 4, { random: new Random(1), causal: true });
 * layer.forward(words); // every place looks at what came before: [batch, time, 64] → the same shape
 * layer.attend(words, memory, memory); // at another sequence; also returns the weights
 * ```
 */
export class MultiHeadAttention extends Layer {
  /** `[features, features]` and a bias, as in the other three */
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly output: Linear;
  readonly heads: number;
  readonly causal: boolean;

  /** @throws RangeError or ShapeError unless the features are a whole number that the heads divide */
  constructor(features: number, heads: number, options: MultiHeadAttentionOptions) {
    super();
    checkLengths("MultiHeadAttention", { features, heads });
    checkHeads("MultiHeadAttention", features, heads);
    const { causal = false, initializer = xavierUniform, ...rest } = options;
    const projection = (): Linear => new Linear(features, features, { initializer, ...rest });
    this.query = projection();
    this.key = projection();
    this.value = projection();
    this.output = projection();
    this.heads = heads;
    this.causal = causal;
  }

  /**
   * Self-attention: every place of a sequence looks at the others.
   *
   * @param x `[batch, time, features]`
   * @returns same shape as `x`
   */
  override forward(x: Tensor): Tensor {
    const { heads, causal } = this;
    return multiHeadOutputs(x, x, x, { heads, projections: this, causal });
  }

  /**
   * What queries find among keys, and with which weights.
   *
   * @param q `[batch, queries, features]`
   * @param k `[batch, keys, features]`
   * @param v `[batch, keys, features]`
   * @returns outputs `[batch, queries, features]`, weights `[batch, heads, queries, keys]`
   */
  attend(
    q: Tensor,
    k: Tensor,
    v: Tensor,
    { causal = this.causal, mask }: AttentionOptions = {},
  ): Attention {
    return multiHeadAttention(q, k, v, { heads: this.heads, projections: this, causal, mask });
  }

  override config(): LayerConfig {
    const { weight, bias } = this.query;
    const { heads, causal } = this;
    return {
      features: weight.shape[0],
      heads,
      causal,
      bias: bias !== undefined,
      dtype: weight.dtype,
    };
  }
}
