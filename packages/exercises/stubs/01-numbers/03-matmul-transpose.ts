import type { Mat } from "#mat";
import { todo } from "#todo";

/**
 * The matrix product: every row of A meets every column of B in a dot product.
 *
 *     C = A B            C[i, j] = Σₖ A[i, k] B[k, j]
 *
 * A matrix is flat and row-major: A[i, k] is `a.data[i * a.columns + k]`.
 *
 * @param a `[m, k]`
 * @param b `[k, n]`
 * @returns `[m, n]`
 * @throws RangeError if `a` has not as many columns as `b` has rows
 */
export function matmul(_a: Mat, _b: Mat): Mat {
  return todo("let every row of a meet every column of b");
}

/**
 * The transpose: rows become columns.
 *
 *     Aᵀ[j, i] = A[i, j]
 *
 * @param a `[m, n]`
 * @returns `[n, m]`
 */
export function transpose(_a: Mat): Mat {
  return todo("turn rows into columns");
}
