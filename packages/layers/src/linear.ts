import {
  formatShape,
  type Parameter,
  parameter,
  ShapeError,
  sizeOf,
  type Tensor,
  zeros,
} from "@gradus/core";
import { affine } from "./affine.ts";
import { checkLengths } from "./check-lengths.ts";
import { initialWeights, type WeightOptions } from "./initial-weights.ts";
import { Layer, type LayerConfig } from "./layer.ts";

export type LinearOptions = WeightOptions;

/**
 * A fully connected layer: every output is a weighted sum of all inputs, see {@link affine}.
 *
 * Weights start small and random (He initialization), biases at 0. Leave the bias out before a
 * normalization, which would cancel it.
 *
 * @example
 * ```ts
 * const layer = new Linear(784, 10, { random: new Random(1) });
 * layer.forward(images); // [batch, 784] → [batch, 10]
 * ```
 */
export class Linear extends Layer {
  /** `[inFeatures, outFeatures]` */
  readonly weight: Parameter;
  /** `[outFeatures]` */
  readonly bias: Parameter | undefined;

  /** @throws RangeError unless both are whole numbers, 1 or more */
  constructor(inFeatures: number, outFeatures: number, options: LinearOptions) {
    super();
    checkLengths("Linear", { inFeatures, outFeatures });
    const fans = { fanIn: inFeatures, fanOut: outFeatures };
    this.weight = initialWeights("Linear", [inFeatures, outFeatures], fans, options);
    this.bias = options.bias === false ? undefined : parameter(zeros([outFeatures], options));
  }

  /**
   * @param x `[..., inFeatures]`
   * @returns `[..., outFeatures]`
   * @throws ShapeError if the last axis is not as long
   */
  override forward(x: Tensor): Tensor {
    this.checkFeatures(x);
    return affine(x, this.weight, this.bias);
  }

  override config(): LayerConfig {
    const [inFeatures, outFeatures] = this.weight.shape;
    return { inFeatures, outFeatures, bias: this.bias !== undefined, dtype: this.weight.dtype };
  }

  private checkFeatures(x: Tensor): void {
    const [inFeatures, outFeatures] = this.weight.shape;
    if (x.shape.at(-1) === inFeatures) return;
    throw new ShapeError(
      "Linear",
      `the input is ${formatShape(x.shape)}, but this layer takes ${inFeatures} features.`,
      `new Linear(${inFeatures}, ${outFeatures}) maps [batch, ${inFeatures}] → [batch, ${outFeatures}].`,
      isUnflattened(x, inFeatures) ? `x.reshape([${x.shape[0]}, ${inFeatures}])` : undefined,
    );
  }
}

/** Whether each example of the batch would fit if it were laid out flat, as images often must be. */
function isUnflattened(x: Tensor, inFeatures: number): boolean {
  return x.rank > 2 && sizeOf(x.shape.slice(1)) === inFeatures;
}
