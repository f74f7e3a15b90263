import type { Mat, Vec } from "#mat";

/** The first `i` with `vᵢ = maxⱼ vⱼ`. */
export function argmax(v: Vec): number {
  if (v.length === 0) {
    throw new RangeError("argmax: an empty list.\n  The largest of no numbers does not exist.");
  }
  let best = 0;
  for (let i = 1; i < v.length; i++) if (v[i] > v[best]) best = i;
  return best;
}

/** The argmax of every row. */
export function argmaxRows({ rows, columns, data }: Mat): number[] {
  return Array.from({ length: rows }, (_, i) => argmax(data.slice(i * columns, (i + 1) * columns)));
}
