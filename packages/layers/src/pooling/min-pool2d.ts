import { minPool2d, type Tensor } from "@gradus/core";
import { Pool2d } from "./pool2d.ts";

/**
 * The smallest number of each window of an image: see `minPool2d` in `@gradus/core`.
 *
 * @example
 * ```ts
 * new MinPool2d(2).forward(images); // [batch, 8, 24, 24] → [batch, 8, 12, 12]
 * ```
 */
export class MinPool2d extends Pool2d {
  /**
   * @param x `[batch, channels, height, width]`
   * @returns `[batch, channels, places, places]`
   * @throws ShapeError if the window does not fit
   */
  override forward(x: Tensor): Tensor {
    return minPool2d(x, this.kernel, this.options);
  }
}
