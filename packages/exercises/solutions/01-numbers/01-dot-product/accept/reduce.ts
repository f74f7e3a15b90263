import type { Vec } from "#mat";

/** A fold instead of a loop. */
export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
