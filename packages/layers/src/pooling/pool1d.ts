import {
  checkSliding1d,
  formatShape,
  ShapeError,
  type Sliding1dOptions,
  type SlidingOptions,
  squeeze,
  type Tensor,
  unsqueeze,
} from "@gradus/core";
import { Layer, type LayerConfig } from "../layer.ts";

/** A pooling of sequences: that of images with a height of 1. */
export abstract class Pool1d extends Layer {
  /** How long the window is. */
  readonly kernel: number;
  protected readonly options: Sliding1dOptions;

  /**
   * @param kernel how long the window is
   * @param options how it slides; its stride is its own length unless said otherwise
   * @throws RangeError for a kernel or options that are none
   */
  constructor(kernel: number, options: Sliding1dOptions = {}) {
    super();
    checkSliding1d(new.target.name, kernel, options);
    this.kernel = kernel;
    this.options = options;
  }

  /** The pooling of images. */
  protected abstract pool(
    image: Tensor,
    kernel: readonly [number, number],
    options: SlidingOptions,
  ): Tensor;

  /**
   * @param x `[batch, channels, length]`
   * @returns `[batch, channels, places]`
   * @throws ShapeError if the window does not fit
   */
  override forward(x: Tensor): Tensor {
    if (x.rank !== 3) {
      throw new ShapeError(
        this.constructor.name,
        `the sequences are ${formatShape(x.shape)}.`,
        "Sequences have three axes here: [batch, channels, length].",
      );
    }
    const { stride = this.kernel, padding = 0, dilation = 1 } = this.options;
    const y = this.pool(unsqueeze(x, 2), [1, this.kernel], {
      stride: [1, stride],
      padding: typeof padding === "string" ? padding : [0, padding],
      dilation: [1, dilation],
    });
    return squeeze(y, 2);
  }

  override config(): LayerConfig {
    return { kernel: this.kernel, ...this.options };
  }
}
