import { minPool2d, type SlidingOptions, type Tensor } from "@gradus/core";
import { Pool1d } from "./pool1d.ts";

/**
 * The smallest number of each window of a sequence: see `minPool2d` in `@gradus/core`.
 *
 * @example
 * ```ts
 * new MinPool1d(2).forward(series); // [batch, 4, 100] → [batch, 4, 50]
 * ```
 */
export class MinPool1d extends Pool1d {
  protected override pool(
    image: Tensor,
    kernel: readonly [number, number],
    options: SlidingOptions,
  ): Tensor {
    return minPool2d(image, kernel, options);
  }
}
