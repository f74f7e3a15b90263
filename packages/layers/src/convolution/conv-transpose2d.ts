import {
  checkSliding,
  convTranspose2d,
  type Pair,
  type Parameter,
  type SlidingOptions,
  type Tensor,
} from "@gradus/core";
import { Layer, type LayerConfig } from "../layer.ts";
import type { Conv2dLayerOptions } from "./conv2d.ts";
import { checkConvolution, initialConvolution } from "./initial-convolution.ts";

export interface ConvTranspose2dLayerOptions extends Conv2dLayerOptions {
  /** How many rows and columns more the result has; 0 unless said otherwise. */
  readonly outputPadding?: Pair;
}

/**
 * A transposed convolution of images, with weights that are learned: it goes from few places to many,
 * as a decoder does. See `convTranspose2d` in `@gradus/core`.
 *
 * @see Zeiler, Krishnan, Taylor & Fergus, "Deconvolutional Networks" (2010)
 *
 * @example
 * ```ts
 * const layer = new ConvTranspose2d(8, 1, 3, { random: new Random(1), stride: 2, padding: "same" });
 * layer.forward(codes); // [batch, 8, 14, 14] → [batch, 1, 28, 28]
 * ```
 */
export class ConvTranspose2d extends Layer {
  /** `[inChannels, outChannels / groups, kernelHeight, kernelWidth]` */
  readonly weight: Parameter;
  /** `[outChannels]` */
  readonly bias: Parameter | undefined;
  private readonly options: Required<SlidingOptions> & {
    readonly groups: number;
    readonly outputPadding: Pair;
  };

  /**
   * @param kernel how large the window is, `[height, width]` or both in one
   * @throws RangeError for sizes or options that are none
   */
  constructor(
    inChannels: number,
    outChannels: number,
    kernel: Pair,
    {
      stride = 1,
      padding = 0,
      dilation = 1,
      groups = 1,
      outputPadding = 0,
      ...options
    }: ConvTranspose2dLayerOptions,
  ) {
    super();
    const lengths = typeof kernel === "number" ? [kernel, kernel] : kernel;
    const sizes = { inChannels, outChannels, kernel: lengths, groups };
    this.options = { stride, padding, dilation, groups, outputPadding };
    checkSliding("ConvTranspose2d", kernel, this.options);
    checkConvolution("ConvTranspose2d", sizes);
    const shape = [inChannels, outChannels / groups, ...lengths];
    const { weight, bias } = initialConvolution("ConvTranspose2d", shape, sizes, options);
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * @param x `[batch, inChannels, height, width]`
   * @returns `[batch, outChannels, …]`
   * @throws ShapeError if channels or sizes do not fit
   */
  override forward(x: Tensor): Tensor {
    return convTranspose2d(x, this.weight, { ...this.options, bias: this.bias });
  }

  override config(): LayerConfig {
    const [inChannels, channels, ...kernel] = this.weight.shape;
    const { dtype } = this.weight;
    const outChannels = channels * this.options.groups;
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
