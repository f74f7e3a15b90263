import type { SlidingWindow } from "@gradus/core";

/** How a window slides, as kernels read it: two `Axis` of eight words each, of which the last two are empty. */
export function slidingSizes({ rows, columns }: SlidingWindow): number[] {
  return [rows, columns].flatMap(({ length, taps, places, stride, dilation, before }) => [
    length,
    taps,
    places,
    stride,
    dilation,
    before,
    0,
    0,
  ]);
}
