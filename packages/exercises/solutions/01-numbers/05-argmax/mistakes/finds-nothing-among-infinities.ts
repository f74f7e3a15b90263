/** @diagnosis The search starts at −∞ with no place found yet; where every number is −∞, none exceeds it, and −1 comes out. */
import type { Mat, Vec } from "#mat";

export function argmax(v: Vec): number {
  if (v.length === 0) throw new RangeError("argmax: nothing to choose from");
  let best = -1;
  let largest = -Infinity;
  v.forEach((x, i) => {
    if (x > largest) [largest, best] = [x, i];
  });
  return best;
}

export function argmaxRows({ rows, columns, data }: Mat): number[] {
  return Array.from({ length: rows }, (_, i) => argmax(data.slice(i * columns, (i + 1) * columns)));
}
