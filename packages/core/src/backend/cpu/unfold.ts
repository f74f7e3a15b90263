import type { TypedArray } from "../../tensor/dtype.ts";
import type { SlidingWindow } from "../backend.ts";
import { placesInside } from "../sliding-axis.ts";

/**
 * Lays what the window sees at each place into a column of its own, so that a convolution becomes
 * one matrix product: `[channels, height, width] → [channels · taps, places]`, known as im2col.
 *
 *     y[(c, ky, kx), (py, px)] = x[c, py · stride + ky · dilation − before, …]
 *
 * Places in `y` that see padding are left as they are.
 *
 * @see Chellapilla, Puri & Simard, "High Performance Convolutional Neural Networks for Document Processing" (2006)
 */
export function unfold(
  x: TypedArray,
  xAt: number,
  channels: number,
  y: Float64Array,
  window: SlidingWindow,
): void {
  const { stride } = window.columns;
  forEachRun(channels, window, (from, to, count) => {
    let at = xAt + from;
    for (let i = to; i < to + count; i++, at += stride) y[i] = x[at];
  });
}

/** Adds each column up where {@link unfold} read it: its reverse, known as col2im. */
export function fold(
  y: Float64Array,
  x: Float64Array,
  xAt: number,
  channels: number,
  window: SlidingWindow,
): void {
  const { stride } = window.columns;
  forEachRun(channels, window, (to, from, count) => {
    let at = xAt + to;
    for (let i = from; i < from + count; i++, at += stride) x[at] += y[i];
  });
}

/**
 * Walks through all channels, taps and rows of places.
 *
 * @param visit receives where a run of places starts in the image and in the columns, and its
 *   length; in the image its numbers are one stride apart
 */
function forEachRun(
  channels: number,
  { rows, columns }: SlidingWindow,
  visit: (inImage: number, inColumns: number, count: number) => void,
): void {
  let row = 0; // of the matrix: one for each channel and tap
  for (let c = 0; c < channels; c++) {
    for (let ky = 0; ky < rows.taps; ky++) {
      const [top, bottom] = placesInside(rows, ky);
      for (let kx = 0; kx < columns.taps; kx++, row++) {
        const [left, right] = placesInside(columns, kx);
        if (left >= right) continue;
        const x = columns.stride * left + columns.dilation * kx - columns.before;
        for (let py = top; py < bottom; py++) {
          const y = rows.stride * py + rows.dilation * ky - rows.before;
          visit(
            (c * rows.length + y) * columns.length + x,
            (row * rows.places + py) * columns.places + left,
            right - left,
          );
        }
      }
    }
  }
}
