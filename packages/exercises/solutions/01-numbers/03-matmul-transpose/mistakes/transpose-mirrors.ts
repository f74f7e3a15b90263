/** @diagnosis transpose turns the whole matrix by 180°, last number first: Aᵀ[j, i] = A[i, j] keeps the first number first. */
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
  return { rows: a.columns, columns: a.rows, data: a.data.toReversed() };
}
