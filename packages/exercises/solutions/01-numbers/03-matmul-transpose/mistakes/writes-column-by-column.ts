/** @diagnosis The result is stored column by column: c[i, j] belongs at i * b.columns + j. */
import type { Mat } from "#mat";

export function matmul(a: Mat, b: Mat): Mat {
  if (a.columns !== b.rows) throw new RangeError("matmul: the inner lengths differ");
  const [rows, columns] = [a.rows, b.columns];
  const data = Array.from({ length: rows * columns }, () => 0);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      for (let k = 0; k < a.columns; k++) {
        data[j * rows + i] += a.data[i * a.columns + k] * b.data[k * columns + j];
      }
    }
  }
  return { rows, columns, data };
}

export function transpose(a: Mat): Mat {
  const data: number[] = [];
  for (let j = 0; j < a.columns; j++) {
    for (let i = 0; i < a.rows; i++) data.push(a.data[i * a.columns + j]);
  }
  return { rows: a.columns, columns: a.rows, data };
}
