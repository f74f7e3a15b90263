import type { Mat } from "#mat";

/** `C[i, j] = Σₖ A[i, k] B[k, j]` */
export function matmul(a: Mat, b: Mat): Mat {
  if (a.columns !== b.rows) {
    throw new RangeError(
      `matmul: [${a.rows}, ${a.columns}] × [${b.rows}, ${b.columns}]: the inner lengths differ.\n` +
        "  The left matrix needs as many columns as the right one has rows.",
    );
  }
  const data: number[] = [];
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.columns; j++) {
      let sum = 0;
      for (let k = 0; k < a.columns; k++) {
        sum += a.data[i * a.columns + k] * b.data[k * b.columns + j];
      }
      data.push(sum);
    }
  }
  return { rows: a.rows, columns: b.columns, data };
}

/** `Aᵀ[j, i] = A[i, j]` */
export function transpose(a: Mat): Mat {
  const data: number[] = [];
  for (let j = 0; j < a.columns; j++) {
    for (let i = 0; i < a.rows; i++) data.push(a.data[i * a.columns + j]);
  }
  return { rows: a.columns, columns: a.rows, data };
}
