/** @diagnosis A longer a is refused, but a longer b is not; compare the lengths with !==, which sees both. */
import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length > b.length) throw new RangeError("dot: the lengths differ");
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
