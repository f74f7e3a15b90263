import {
  checkSliding1d,
  conv1d,
  type Parameter,
  type Sliding1dOptions,
  type Tensor,
} from "@gradus/core";
import type { WeightOptions } from "../initial-weights.ts";
import { Layer, type LayerConfig } from "../layer.ts";
import { checkConvolution, initialConvolution } from "./initial-convolution.ts";

export interface Conv1dLayerOptions extends WeightOptions, Sliding1dOptions {
  /** Into how many parts the channels fall, each of which sees only itself; 1 unless said otherwise. */
  readonly groups?: number;
}

/**
 * A convolution of sequences, with weights that are learned: see `conv1d` in `@gradus/core`.
 *
 * Time stands last here, as the width of an image does; `x.transpose(1, 2)` turns sequences
 * `[batch, time, features]` into what this layer takes.
 *
 * @example
 * ```ts
 * const layer = new Conv1d(1, 4, 7, { random: new Random(1) });
 * layer.forward(series); // [batch, 1, 100] → [batch, 4, 94]
 * ```
 */
export class Conv1d extends Layer {
  /** `[outChannels, inChannels / groups, kernel]` */
  readonly weight: Parameter;
  /** `[outChannels]` */
  readonly bias: Parameter | undefined;
  private readonly options: Required<Sliding1dOptions> & { readonly groups: number };

  /**
   * @param kernel how long the window is
   * @throws RangeError for sizes or options that are none
   */
  constructor(
    inChannels: number,
    outChannels: number,
    kernel: number,
    { stride = 1, padding = 0, dilation = 1, groups = 1, ...options }: Conv1dLayerOptions,
  ) {
    super();
    const sizes = { inChannels, outChannels, kernel: [kernel], groups };
    this.options = { stride, padding, dilation, groups };
    checkSliding1d("Conv1d", kernel, this.options);
    checkConvolution("Conv1d", sizes);
    const shape = [outChannels, inChannels / groups, kernel];
    const { weight, bias } = initialConvolution("Conv1d", shape, sizes, options);
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * @param x `[batch, inChannels, length]`
   * @returns `[batch, outChannels, places]`
   * @throws ShapeError if channels or sizes do not fit
   */
  override forward(x: Tensor): Tensor {
    return conv1d(x, this.weight, { ...this.options, bias: this.bias });
  }

  override config(): LayerConfig {
    const [outChannels, channels, kernel] = this.weight.shape;
    const { dtype } = this.weight;
    const inChannels = channels * this.options.groups;
    return {
      inChannels,
      outChannels,
      kernel,
      bias: this.bias !== undefined,
      dtype,
      ...this.options,
    };
  }
}
