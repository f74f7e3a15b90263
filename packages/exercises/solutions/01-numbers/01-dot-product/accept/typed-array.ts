import type { Vec } from "#mat";

/** Products first, in a typed array, then their sum from the last to the first. */
export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) throw new RangeError("dot: the lengths differ");
  const products = Float64Array.from(a, (x, i) => x * b[i]);
  return products.reduceRight((sum, product) => product + sum, 0);
}
