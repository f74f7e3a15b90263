/** @diagnosis For an empty list the answer is 0, a place that does not exist: throw a RangeError. */
import type { Mat, Vec } from "#mat";

export function argmax(v: Vec): number {
  let best = 0;
  for (let i = 1; i < v.length; i++) if (v[i] > v[best]) best = i;
  return best;
}

export function argmaxRows({ rows, columns, data }: Mat): number[] {
  return Array.from({ length: rows }, (_, i) => argmax(data.slice(i * columns, (i + 1) * columns)));
}
