import { avgPool2d, type AvgPoolOptions, type Pair, type Tensor } from "@gradus/core";
import type { LayerConfig } from "../layer.ts";
import { Pool2d } from "./pool2d.ts";

/**
 * The mean of each window of an image: see `avgPool2d` in `@gradus/core`.
 *
 * @example
 * ```ts
 * new AvgPool2d(2).forward(images); // [batch, 8, 24, 24] → [batch, 8, 12, 12]
 * ```
 */
export class AvgPool2d extends Pool2d {
  private readonly countPadding: boolean;

  /**
   * @param kernel how large the window is, `[height, width]` or both in one
   * @param options how it slides; its stride is its own size unless said otherwise
   * @throws RangeError for a kernel or options that are none
   */
  constructor(kernel: Pair, { countPadding = false, ...options }: AvgPoolOptions = {}) {
    super(kernel, options);
    this.countPadding = countPadding;
  }

  /**
   * @param x `[batch, channels, height, width]`
   * @returns `[batch, channels, places, places]`
   * @throws ShapeError if the window does not fit
   */
  override forward(x: Tensor): Tensor {
    return avgPool2d(x, this.kernel, { ...this.options, countPadding: this.countPadding });
  }

  override config(): LayerConfig {
    return { ...super.config(), countPadding: this.countPadding };
  }
}
