import { maxPool2d, type SlidingOptions, type Tensor } from "@gradus/core";
import { Pool1d } from "./pool1d.ts";

/**
 * The largest number of each window of a sequence: see `maxPool2d` in `@gradus/core`.
 *
 * @example
 * ```ts
 * new MaxPool1d(2).forward(series); // [batch, 4, 100] → [batch, 4, 50]
 * ```
 */
export class MaxPool1d extends Pool1d {
  protected override pool(
    image: Tensor,
    kernel: readonly [number, number],
    options: SlidingOptions,
  ): Tensor {
    return maxPool2d(image, kernel, options);
  }
}
