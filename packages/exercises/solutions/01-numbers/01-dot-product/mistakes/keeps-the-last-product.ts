/** @diagnosis Each product replaces the one before it (= where += is needed), so that only the last one is left. */
import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum = a[i] * b[i];
  return sum;
}
