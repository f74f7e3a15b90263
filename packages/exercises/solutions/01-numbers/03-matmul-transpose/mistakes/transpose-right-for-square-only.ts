/** @diagnosis transpose takes the rows of a to be as long as a is high: the right stride is a.columns, which differs unless a is square. */
import type { Mat } from "#mat";

export function matmul(a: Mat, b: Mat): Mat {
  if (a.columns !== b.rows) throw new RangeError("matmul: the inner lengths differ");
  const [rows, columns] = [a.rows, b.columns];
  const data = Array.from({ length: rows * columns }, () => 0);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      for (let k = 0; k < a.columns; k++) {
        data[i * columns + j] += a.data[i * a.columns + k] * b.data[k * columns + j];
      }
    }
  }
  return { rows, columns, data };
}

export function transpose(a: Mat): Mat {
  const data: number[] = [];
  for (let j = 0; j < a.columns; j++) {
    for (let i = 0; i < a.rows; i++) data.push(a.data[i * a.rows + j]);
  }
  return { rows: a.columns, columns: a.rows, data };
}
