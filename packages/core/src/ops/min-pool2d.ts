import type { Tensor } from "../tensor/tensor.ts";
import { maxPool2d } from "./max-pool2d.ts";
import type { PoolOptions } from "./pool-sizes.ts";
import type { Pair } from "./sliding-window.ts";

/**
 * The smallest number in each window of an image.
 *
 *     y = −maxPool2d(−x)
 *
 * @param x `[batch, channels, height, width]`
 * @param kernel how large the window is, `[height, width]` or both in one
 * @returns `[batch, channels, places, places]`
 * @throws what {@link maxPool2d} throws
 */
export function minPool2d(x: Tensor, kernel: Pair, options?: PoolOptions): Tensor {
  return maxPool2d(x.neg(), kernel, options).neg();
}
