/** @diagnosis Each number is compared with its neighbor: compare it with the largest number so far. */
import type { Mat, Vec } from "#mat";

export function argmax(v: Vec): number {
  if (v.length === 0) throw new RangeError("argmax: nothing to choose from");
  let best = 0;
  for (let i = 1; i < v.length; i++) if (v[i] > v[i - 1]) best = i;
  return best;
}

export function argmaxRows({ rows, columns, data }: Mat): number[] {
  return Array.from({ length: rows }, (_, i) => argmax(data.slice(i * columns, (i + 1) * columns)));
}
