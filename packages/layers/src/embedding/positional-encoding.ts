import {
  allocate,
  formatShape,
  fromData,
  ShapeError,
  type Tensor,
  type TensorOptions,
} from "@gradus/core";
import { checkLengths } from "../check-lengths.ts";
import { Layer, type LayerConfig } from "../layer.ts";

/**
 * Where each position of a sequence stands, as waves of many lengths.
 *
 *     P[t, 2i] = sin (t ωᵢ)        P[t, 2i + 1] = cos (t ωᵢ)        ωᵢ = 10000^(−2i / features)
 *
 * A step of k positions turns each pair (sin, cos) by the angle k ωᵢ, wherever it starts: distances
 * look the same everywhere.
 *
 * @param time how many positions
 * @param features how many numbers describe a position; where odd, the last wave has only its sine
 * @returns `[time, features]`, every number in [−1, 1]
 * @throws RangeError unless both are whole numbers, 1 or more
 * @see Vaswani et al., "Attention Is All You Need" (2017), §3.5, https://arxiv.org/abs/1706.03762
 */
export function positionalEncoding(
  time: number,
  features: number,
  { dtype = "float32", backend }: TensorOptions = {},
): Tensor {
  checkLengths("positionalEncoding", { time, features });
  const data = allocate(dtype, time * features);
  for (let t = 0, at = 0; t < time; t++) {
    for (let feature = 0; feature < features; feature++, at++) {
      const even = feature % 2 === 0;
      const angle = t * 10_000 ** (-(even ? feature : feature - 1) / features);
      data[at] = even ? Math.sin(angle) : Math.cos(angle);
    }
  }
  return fromData(data, [time, features], backend && { backend });
}

/**
 * Adds to every vector of a sequence where it stands, which attention alone would not see.
 *
 *     y[b, t] = x[b, t] + P[t]
 *
 * Nothing is learned.
 */
export class PositionalEncoding extends Layer {
  /**
   * @param x `[..., time, features]`
   * @returns same shape as `x`
   */
  override forward(x: Tensor): Tensor {
    if (x.rank < 2) {
      throw new ShapeError(
        "PositionalEncoding",
        `the input is ${formatShape(x.shape)}.`,
        "A sequence is [time, features], or a batch of them.",
      );
    }
    const [time, features] = x.shape.slice(-2);
    const { dtype, backend } = x;
    return x.add(positionalEncoding(time, features, { dtype, backend }));
  }

  override config(): LayerConfig {
    return {};
  }
}
