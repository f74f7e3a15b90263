import type { Mat, Vec } from "#mat";

/** First the largest number, then where it stands: indexOf finds the first. */
export function argmax(v: Vec): number {
  if (v.length === 0) throw new RangeError("argmax: nothing to choose from");
  return v.indexOf(Math.max(...v));
}

export function argmaxRows(m: Mat): number[] {
  const result: number[] = [];
  for (let start = 0; start < m.rows * m.columns; start += m.columns) {
    result.push(argmax(m.data.slice(start, start + m.columns)));
  }
  return result;
}
