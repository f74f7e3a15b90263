/** @diagnosis Without a value to start from, reduce cannot add up an empty list; give it 0 as its second argument. */
import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  return a.map((x, i) => x * b[i]).reduce((sum, product) => sum + product);
}
