import type { Mat } from "#mat";

/** Runs along rows only, in typed arrays: the order of loops that fast programs use. */
export function matmul(a: Mat, b: Mat): Mat {
  if (a.columns !== b.rows) throw new RangeError("matmul: the inner lengths differ");
  const c = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.columns; k++) {
      const factor = a.data[i * a.columns + k];
      for (let j = 0; j < b.columns; j++) {
        c[i * b.columns + j] += factor * b.data[k * b.columns + j];
      }
    }
  }
  return { rows: a.rows, columns: b.columns, data: [...c] };
}

/** Walks over A once and puts each number where it belongs. */
export function transpose(a: Mat): Mat {
  const data = new Float64Array(a.data.length);
  a.data.forEach((x, place) => {
    const i = Math.floor(place / a.columns);
    const j = place % a.columns;
    data[j * a.rows + i] = x;
  });
  return { rows: a.columns, columns: a.rows, data: [...data] };
}
