/** @diagnosis The first pair is left out: the loop starts at 1, and the first number of a vector has index 0. */
import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  let sum = 0;
  for (let i = 1; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
