/** @diagnosis Entries at the same place are multiplied: a matrix product takes rows of a with columns of b. */
import type { Mat } from "#mat";

export function matmul(a: Mat, b: Mat): Mat {
  if (a.columns !== b.rows) throw new RangeError("matmul: the inner lengths differ");
  return { rows: a.rows, columns: b.columns, data: a.data.map((x, place) => x * b.data[place]) };
}

export function transpose(a: Mat): Mat {
  const data: number[] = [];
  for (let j = 0; j < a.columns; j++) {
    for (let i = 0; i < a.rows; i++) data.push(a.data[i * a.columns + j]);
  }
  return { rows: a.columns, columns: a.rows, data };
}
