import type { Mat } from "#mat";

/** Cuts out each row and each column, and asks the dot product. */
export function matmul(a: Mat, b: Mat): Mat {
  if (a.columns !== b.rows) throw new RangeError("matmul: the inner lengths differ");
  const data = range(a.rows).flatMap((i) => {
    const row = a.data.slice(i * a.columns, (i + 1) * a.columns);
    return range(b.columns).map((j) => dot(row, columnOf(b, j)));
  });
  return { rows: a.rows, columns: b.columns, data };
}

export function transpose(a: Mat): Mat {
  const data = range(a.columns).flatMap((j) => columnOf(a, j));
  return { rows: a.columns, columns: a.rows, data };
}

function columnOf({ columns, data }: Mat, j: number): number[] {
  return data.filter((_, place) => place % columns === j);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduceRight((sum, x, k) => sum + x * b[k], 0);
}

function range(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}
