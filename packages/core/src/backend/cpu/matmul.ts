import type { TypedArray } from "../../tensor/dtype.ts";
import type { MatmulSizes } from "../backend.ts";

/**
 * c[m, n] = Σₖ a[m, k] b[k, n], for each product of the batch.
 *
 * Numbers are widened to double precision once, so that the innermost loop meets one kind of array.
 */
export function matmul(a: TypedArray, b: TypedArray, c: TypedArray, sizes: MatmulSizes): void {
  const { batch, m, k, n, sharedA, sharedB } = sizes;
  const left = new Float64Array(a);
  const right = new Float64Array(b);
  for (let p = 0; p < batch; p++) {
    const aAt = sharedA ? 0 : p * m * k;
    const bAt = sharedB ? 0 : p * k * n;
    product(left, aAt, right, bAt, c, p * m * n, sizes);
  }
}

/** The sizes of one product. */
export type ProductSizes = Pick<MatmulSizes, "m" | "k" | "n" | "transposeA" | "transposeB">;

/** One product of the matrices that start at `aAt` and `bAt`, written from `cAt` on. */
export function product(
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  c: TypedArray,
  cAt: number,
  sizes: ProductSizes,
): void {
  if (sizes.transposeB) rowsByRows(a, aAt, b, bAt, c, cAt, sizes);
  else rowsByColumns(a, aAt, b, bAt, c, cAt, sizes);
}

/** A row of C is a sum of rows of B, each weighted by a number of A; four rows of B at a time. */
function rowsByColumns(
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  c: TypedArray,
  cAt: number,
  { m, k, n, transposeA }: ProductSizes,
): void {
  const row = new Float64Array(n);
  const [nextRow, nextTerm] = transposeA ? [1, m] : [k, 1];
  for (let i = 0; i < m; i++) {
    row.fill(0);
    let at = aAt + i * nextRow;
    let p = 0;
    for (; p + 3 < k; p += 4, at += 4 * nextTerm) {
      const a0 = a[at];
      const a1 = a[at + nextTerm];
      const a2 = a[at + 2 * nextTerm];
      const a3 = a[at + 3 * nextTerm];
      const b0 = bAt + p * n;
      for (let j = 0; j < n; j++) {
        const q = b0 + j;
        row[j] += a0 * b[q] + a1 * b[q + n] + a2 * b[q + 2 * n] + a3 * b[q + 3 * n];
      }
    }
    for (; p < k; p++, at += nextTerm) {
      for (let j = 0; j < n; j++) row[j] += a[at] * b[bAt + p * n + j];
    }
    c.set(row, cAt + i * n);
  }
}

/** With B stored as [n, k], a number of C is a dot product of two rows; four of them at a time. */
function rowsByRows(
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  c: TypedArray,
  cAt: number,
  { m, k, n, transposeA }: ProductSizes,
): void {
  const row = new Float64Array(k);
  const [nextRow, nextTerm] = transposeA ? [1, m] : [k, 1];
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) row[p] = a[aAt + i * nextRow + p * nextTerm];
    let j = 0;
    for (; j + 3 < n; j += 4) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let p = 0, q = bAt + j * k; p < k; p++, q++) {
        s0 += row[p] * b[q];
        s1 += row[p] * b[q + k];
        s2 += row[p] * b[q + 2 * k];
        s3 += row[p] * b[q + 3 * k];
      }
      const at = cAt + i * n + j;
      c[at] = s0;
      c[at + 1] = s1;
      c[at + 2] = s2;
      c[at + 3] = s3;
    }
    for (; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += row[p] * b[bAt + j * k + p];
      c[cAt + i * n + j] = sum;
    }
  }
}

/** The same for int32: products and sums wrap to 32 bits, even where a double would round them. */
export function wholeMatmul(a: TypedArray, b: TypedArray, c: TypedArray, sizes: MatmulSizes): void {
  const { batch, m, k, n, sharedA, sharedB, transposeA, transposeB } = sizes;
  const [aRow, aTerm] = transposeA ? [1, m] : [k, 1];
  const [bTerm, bColumn] = transposeB ? [1, k] : [n, 1];
  for (let p = 0, at = 0; p < batch; p++) {
    const aAt = sharedA ? 0 : p * m * k;
    const bAt = sharedB ? 0 : p * k * n;
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++, at++) {
        for (let t = 0; t < k; t++)
          c[at] += Math.imul(a[aAt + i * aRow + t * aTerm], b[bAt + t * bTerm + j * bColumn]);
      }
    }
  }
}
