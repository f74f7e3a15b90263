import type { Mat, Vec } from "#mat";

/** Walks backwards, so that an earlier equal number takes over. */
export function argmax(v: Vec): number {
  if (v.length === 0) throw new RangeError("argmax: nothing to choose from");
  return v.reduceRight((best, x, i) => (x >= v[best] ? i : best), v.length - 1);
}

/** Compares inside the flat list, without cutting rows out. */
export function argmaxRows({ rows, columns, data }: Mat): number[] {
  const best = new Int32Array(rows);
  data.forEach((x, place) => {
    const i = Math.floor(place / columns);
    if (x > data[i * columns + best[i]]) best[i] = place % columns;
  });
  return [...best];
}
