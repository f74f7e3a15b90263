/** @diagnosis The sum is divided by the number of pairs; a dot product is the sum itself, without a mean. */
import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return a.length === 0 ? 0 : sum / a.length;
}
