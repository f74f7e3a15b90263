/** @diagnosis This is the largest number itself (max); asked for is where it stands (argmax). */
import type { Mat, Vec } from "#mat";

export function argmax(v: Vec): number {
  if (v.length === 0) throw new RangeError("argmax: nothing to choose from");
  return v.reduce((largest, x) => (x > largest ? x : largest), v[0]);
}

export function argmaxRows({ rows, columns, data }: Mat): number[] {
  return Array.from({ length: rows }, (_, i) => argmax(data.slice(i * columns, (i + 1) * columns)));
}
