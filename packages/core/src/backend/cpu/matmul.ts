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

/**
 * A row of C is a sum of rows of B, each weighted by a number of A.
 *
 * Four rows of B meet two rows of C at a time, so that a number that was read is used twice. An odd
 * last row is its own neighbor.
 */
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
  const below = new Float64Array(n);
  const [nextRow, nextTerm] = transposeA ? [1, m] : [k, 1];
  for (let i = 0; i < m; i += 2) {
    const down = i + 1 < m ? nextRow : 0;
    row.fill(0);
    below.fill(0);
    let at = aAt + i * nextRow;
    let p = 0;
    for (; p + 3 < k; p += 4, at += 4 * nextTerm) {
      const a0 = a[at];
      const a1 = a[at + nextTerm];
      const a2 = a[at + 2 * nextTerm];
      const a3 = a[at + 3 * nextTerm];
      const d0 = a[at + down];
      const d1 = a[at + down + nextTerm];
      const d2 = a[at + down + 2 * nextTerm];
      const d3 = a[at + down + 3 * nextTerm];
      for (let j = 0, q = bAt + p * n; j < n; j++, q++) {
        const b0 = b[q];
        const b1 = b[q + n];
        const b2 = b[q + 2 * n];
        const b3 = b[q + 3 * n];
        row[j] += a0 * b0 + a1 * b1 + a2 * b2 + a3 * b3;
        below[j] += d0 * b0 + d1 * b1 + d2 * b2 + d3 * b3;
      }
    }
    for (; p < k; p++, at += nextTerm) {
      for (let j = 0, q = bAt + p * n; j < n; j++, q++) {
        row[j] += a[at] * b[q];
        below[j] += a[at + down] * b[q];
      }
    }
    c.set(row, cAt + i * n);
    if (down > 0) c.set(below, cAt + (i + 1) * n);
  }
}

/** With B stored as [n, k], a number of C is a dot product of two rows; two by four at a time. */
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
  const below = new Float64Array(k);
  const [nextRow, nextTerm] = transposeA ? [1, m] : [k, 1];
  for (let i = 0; i < m; i += 2) {
    const down = i + 1 < m ? nextRow : 0;
    for (let p = 0, at = aAt + i * nextRow; p < k; p++, at += nextTerm) {
      row[p] = a[at];
      below[p] = a[at + down];
    }
    const to = cAt + i * n;
    const toBelow = down > 0 ? to + n : to; // its own neighbor writes the same once more
    let j = 0;
    for (; j + 3 < n; j += 4) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      let [t0, t1, t2, t3] = [0, 0, 0, 0];
      for (let p = 0, q = bAt + j * k; p < k; p++, q++) {
        const b0 = b[q];
        const b1 = b[q + k];
        const b2 = b[q + 2 * k];
        const b3 = b[q + 3 * k];
        s0 += row[p] * b0;
        s1 += row[p] * b1;
        s2 += row[p] * b2;
        s3 += row[p] * b3;
        t0 += below[p] * b0;
        t1 += below[p] * b1;
        t2 += below[p] * b2;
        t3 += below[p] * b3;
      }
      c[to + j] = s0;
      c[to + j + 1] = s1;
      c[to + j + 2] = s2;
      c[to + j + 3] = s3;
      c[toBelow + j] = t0;
      c[toBelow + j + 1] = t1;
      c[toBelow + j + 2] = t2;
      c[toBelow + j + 3] = t3;
    }
    for (; j < n; j++) {
      let [sum, sumBelow] = [0, 0];
      for (let p = 0, q = bAt + j * k; p < k; p++, q++) {
        sum += row[p] * b[q];
        sumBelow += below[p] * b[q];
      }
      c[to + j] = sum;
      c[toBelow + j] = sumBelow;
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
