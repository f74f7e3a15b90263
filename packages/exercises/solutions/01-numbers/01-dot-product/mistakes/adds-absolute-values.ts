/** @diagnosis Every product is made positive before it is added; a negative product has to count against the others. */
import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] * b[i]);
  return sum;
}
