import { avgPool2d, type Sliding1dOptions, type SlidingOptions, type Tensor } from "@gradus/core";
import type { LayerConfig } from "../layer.ts";
import { Pool1d } from "./pool1d.ts";

export interface AvgPool1dOptions extends Sliding1dOptions {
  /** Whether padding counts as zeros that are averaged too; it does not unless said otherwise. */
  readonly countPadding?: boolean;
}

/**
 * The mean of each window of a sequence, a moving average: see `avgPool2d` in `@gradus/core`.
 *
 * @example
 * ```ts
 * new AvgPool1d(7, { stride: 1 }).forward(series); // [batch, 1, 100] → [batch, 1, 94]
 * ```
 */
export class AvgPool1d extends Pool1d {
  private readonly countPadding: boolean;

  /**
   * @param kernel how long the window is
   * @param options how it slides; its stride is its own length unless said otherwise
   * @throws RangeError for a kernel or options that are none
   */
  constructor(kernel: number, { countPadding = false, ...options }: AvgPool1dOptions = {}) {
    super(kernel, options);
    this.countPadding = countPadding;
  }

  protected override pool(
    image: Tensor,
    kernel: readonly [number, number],
    options: SlidingOptions,
  ): Tensor {
    return avgPool2d(image, kernel, { ...options, countPadding: this.countPadding });
  }

  override config(): LayerConfig {
    return { ...super.config(), countPadding: this.countPadding };
  }
}
