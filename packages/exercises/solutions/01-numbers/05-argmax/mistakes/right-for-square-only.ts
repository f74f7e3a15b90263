/** @diagnosis A row is taken to be as long as the matrix is high: row i starts at i * columns, not at i * rows. */
import type { Mat, Vec } from "#mat";

export function argmax(v: Vec): number {
  if (v.length === 0) throw new RangeError("argmax: nothing to choose from");
  let best = 0;
  for (let i = 1; i < v.length; i++) if (v[i] > v[best]) best = i;
  return best;
}

export function argmaxRows({ rows, data }: Mat): number[] {
  return Array.from({ length: rows }, (_, i) => argmax(data.slice(i * rows, (i + 1) * rows)));
}
