import {
  formatShape,
  gather,
  type Parameter,
  parameter,
  type Random,
  ShapeError,
  type Tensor,
  type TensorOptions,
} from "@gradus/core";
import { checkLengths } from "../check-lengths.ts";
import { Layer, type LayerConfig } from "../layer.ts";

export interface EmbeddingOptions extends TensorOptions {
  /** Where the initial vectors are drawn from. */
  readonly random: Random;
}

/**
 * Embedding: a learned vector for every word, letter or category; see {@link embed}.
 *
 * The vectors start from the standard normal distribution.
 *
 * @see Bengio et al., "A Neural Probabilistic Language Model" (2003)
 *
 * @example
 * ```ts
 * const layer = new Embedding(27, 16, { random: new Random(1) });
 * layer.forward(letters); // int32 [batch, time] → [batch, time, 16]
 * ```
 */
export class Embedding extends Layer {
  /** `[count, features]`, one row for each index */
  readonly weight: Parameter;

  /**
   * @param count how many different indices there are, from 0 on
   * @param features how long each vector is
   * @throws RangeError unless both are whole numbers, 1 or more
   */
  constructor(count: number, features: number, { random, ...options }: EmbeddingOptions) {
    super();
    checkLengths("Embedding", { count, features });
    this.weight = parameter(random.normal([count, features], options));
  }

  /**
   * @param index int32, any shape, every number in [0, count)
   * @returns `[...index, features]`
   * @throws TypeError unless the indices are int32, RangeError if one names no vector
   */
  override forward(index: Tensor): Tensor {
    return embed(this.weight, index);
  }

  override config(): LayerConfig {
    const [count, features] = this.weight.shape;
    return { count, features, dtype: this.weight.dtype };
  }
}

/**
 * The vector of each index.
 *
 *     y[p] = W[index[p]]
 *     ∂L/∂W[r] = Σ g[p] over the places p with index[p] = r
 *
 * It equals a one-hot vector times W, without the zeros.
 *
 * @param weight `[count, features]`
 * @param index int32, any shape, every number in [0, count)
 * @returns `[...index, features]`
 * @throws TypeError unless the indices are int32, RangeError if one names no vector
 */
export function embed(weight: Tensor, index: Tensor): Tensor {
  if (weight.rank === 2) return gather(weight, index);
  throw new ShapeError(
    "embed",
    `the weights are ${formatShape(weight.shape)}.`,
    "There is one row of features for each index: [count, features].",
  );
}
