/** @diagnosis The last pair is left out: the loop ends at i < a.length − 1; it has to go on while i < a.length. */
import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  let sum = 0;
  for (let i = 0; i < a.length - 1; i++) sum += a[i] * b[i];
  return sum;
}
