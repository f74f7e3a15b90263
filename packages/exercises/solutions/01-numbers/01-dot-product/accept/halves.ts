import type { Vec } from "#mat";

/** Adds up each half by itself, and then the two: another order of summation, and so another rounding. */
export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  if (a.length === 0) return 0;
  if (a.length === 1) return a[0] * b[0];
  const half = Math.floor(a.length / 2);
  return dot(a.slice(half), b.slice(half)) + dot(a.slice(0, half), b.slice(0, half));
}
