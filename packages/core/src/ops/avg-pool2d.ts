import type { SlidingAxis } from "../backend/backend.ts";
import { countSeen } from "../backend/sliding-axis.ts";
import { allocate } from "../tensor/dtype.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { convolve } from "./conv2d.ts";
import { checkFractions } from "./operands.ts";
import { type PoolOptions, poolSizes } from "./pool-sizes.ts";
import type { Pair } from "./sliding-window.ts";

/** How an averaging window slides. */
export interface AvgPoolOptions extends PoolOptions {
  /** Whether padding counts as zeros that are averaged too; it does not unless said otherwise. */
  readonly countPadding?: boolean;
}

/**
 * The mean of each window of an image: it smooths.
 *
 *     y[p] = Σ over k of x[p · stride + k · dilation − padding] / (how many there are)
 *     ∂L/∂x: each number receives its part of g from every window that saw it
 *
 * A convolution of each channel with ones, divided by how many numbers each window sees.
 *
 * @param x `[batch, channels, height, width]`, float32 or float64
 * @param kernel how large the window is, `[height, width]` or both in one
 * @returns `[batch, channels, places, places]`
 * @throws ShapeError if the window does not fit or could see nothing but padding, RangeError for
 *   options that are none
 * @see LeCun, Bottou, Bengio & Haffner, "Gradient-Based Learning Applied to Document Recognition" (1998), §II
 */
export function avgPool2d(
  x: Tensor,
  kernel: Pair,
  { countPadding = false, ...options }: AvgPoolOptions = {},
): Tensor {
  checkFractions("avgPool2d", x);
  const { images, rows, columns } = poolSizes("avgPool2d", x, kernel, options);
  const one = { batch: images, inChannels: 1, outChannels: 1, groups: 1 };
  const gray = x.reshape([images, 1, rows.length, columns.length]);
  const kernelShape = [1, 1, rows.taps, columns.taps];
  const ones = x.derive(x.backend.fill(1, rows.taps * columns.taps, x.dtype), kernelShape);
  const sums = convolve(gray, ones, { ...one, rows, columns });
  return sums
    .reshape([...x.shape.slice(0, 2), rows.places, columns.places])
    .div(counts(x, rows, columns, countPadding));
}

/** How many numbers are averaged at each place. */
function counts(x: Tensor, rows: SlidingAxis, columns: SlidingAxis, countPadding: boolean): Tensor {
  const along = (axis: SlidingAxis, place: number): number =>
    countPadding ? axis.taps : countSeen(axis, place);
  const data = allocate(x.dtype, rows.places * columns.places);
  for (let i = 0; i < data.length; i++) {
    const [row, column] = [Math.floor(i / columns.places), i % columns.places];
    data[i] = along(rows, row) * along(columns, column);
  }
  return x.derive(x.backend.upload(data), [rows.places, columns.places]);
}
