/** @diagnosis This is the argmax of every column: a row lies next to one another in data, from i * columns to (i + 1) * columns. */
import type { Mat, Vec } from "#mat";

export function argmax(v: Vec): number {
  if (v.length === 0) throw new RangeError("argmax: nothing to choose from");
  let best = 0;
  for (let i = 1; i < v.length; i++) if (v[i] > v[best]) best = i;
  return best;
}

export function argmaxRows({ columns, data }: Mat): number[] {
  return Array.from({ length: columns }, (_, j) =>
    argmax(data.filter((_x, place) => place % columns === j)),
  );
}
