import {
  checkSliding,
  conv2d,
  type Pair,
  type Parameter,
  type SlidingOptions,
  type Tensor,
} from "@gradus/core";
import type { WeightOptions } from "../initial-weights.ts";
import { Layer, type LayerConfig } from "../layer.ts";
import { checkConvolution, initialConvolution } from "./initial-convolution.ts";

export interface Conv2dLayerOptions extends WeightOptions, SlidingOptions {
  /** Into how many parts the channels fall, each of which sees only itself; 1 unless said otherwise. */
  readonly groups?: number;
}

/**
 * A convolution of images, with weights that are learned: see `conv2d` in `@gradus/core`.
 *
 * Each output channel looks for one pattern, everywhere in the image. Weights start small and random
 * (He initialization), biases at 0.
 *
 * @see LeCun et al., "Backpropagation Applied to Handwritten Zip Code Recognition" (1989)
 *
 * @example
 * ```ts
 * const layer = new Conv2d(1, 8, 5, { random: new Random(1), padding: "same" });
 * layer.forward(images); // [batch, 1, 28, 28] → [batch, 8, 28, 28]
 * ```
 */
export class Conv2d extends Layer {
  /** `[outChannels, inChannels / groups, kernelHeight, kernelWidth]` */
  readonly weight: Parameter;
  /** `[outChannels]` */
  readonly bias: Parameter | undefined;
  private readonly options: Required<SlidingOptions> & { readonly groups: number };

  /**
   * @param kernel how large the window is, `[height, width]` or both in one
   * @throws RangeError for sizes or options that are none
   */
  constructor(
    inChannels: number,
    outChannels: number,
    kernel: Pair,
    { stride = 1, padding = 0, dilation = 1, groups = 1, ...options }: Conv2dLayerOptions,
  ) {
    super();
    const lengths = typeof kernel === "number" ? [kernel, kernel] : kernel;
    const sizes = { inChannels, outChannels, kernel: lengths, groups };
    this.options = { stride, padding, dilation, groups };
    checkSliding("Conv2d", kernel, this.options);
    checkConvolution("Conv2d", sizes);
    const shape = [outChannels, inChannels / groups, ...lengths];
    const { weight, bias } = initialConvolution("Conv2d", shape, sizes, options);
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * @param x `[batch, inChannels, height, width]`
   * @returns `[batch, outChannels, places, places]`
   * @throws ShapeError if channels or sizes do not fit
   */
  override forward(x: Tensor): Tensor {
    return conv2d(x, this.weight, { ...this.options, bias: this.bias });
  }

  override config(): LayerConfig {
    const [outChannels, channels, ...kernel] = this.weight.shape;
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
