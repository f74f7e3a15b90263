import type { Mat, Vec } from "#mat";
import { todo } from "#todo";

/**
 * Where the largest number stands: its index, counted from 0.
 *
 *     argmax v = the first i with vᵢ = maxⱼ vⱼ
 *
 * Where several numbers are the largest, the first of them counts.
 *
 * @param v one or more numbers, −∞ among them perhaps
 * @throws RangeError if `v` is empty
 */
export function argmax(_v: Vec): number {
  return todo("find the index of the largest number");
}

/**
 * The argmax of every row.
 *
 * @param m `[rows, columns]`, row-major: the number in row i and column j is `m.data[i * m.columns + j]`
 * @returns one column index a row
 */
export function argmaxRows(_m: Mat): number[] {
  return todo("find the column of the largest number in every row");
}
