import type { SlidingAxis } from "./backend.ts";

/** The places [first, end) at which a tap reads a number and not padding. */
export function placesInside(
  { length, places, stride, dilation, before }: SlidingAxis,
  tap: number,
): [first: number, end: number] {
  const shift = before - tap * dilation;
  const first = Math.max(0, Math.ceil(shift / stride));
  const end = Math.min(places, Math.ceil((length + shift) / stride));
  return [first, end];
}

/** Which number of the axis the window sees first at a place. */
export function firstSeen({ stride, dilation, before }: SlidingAxis, place: number): number {
  const start = place * stride - before;
  return start >= 0 ? start : start + Math.ceil(-start / dilation) * dilation;
}

/** How many numbers of the axis, and not of the padding, the window sees at a place. */
export function countSeen(axis: SlidingAxis, place: number): number {
  const { length, taps, stride, dilation, before } = axis;
  const last = Math.min(length - 1, place * stride - before + (taps - 1) * dilation);
  return Math.max(0, Math.floor((last - firstSeen(axis, place)) / dilation) + 1);
}
