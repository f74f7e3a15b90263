import type { Mat } from "#mat";
import { todo } from "#todo";

/**
 * The softmax: turns every row of scores into probabilities.
 *
 *     pᵢⱼ = e^(xᵢⱼ) / Σₖ e^(xᵢₖ)        i: the row, k: every column
 *
 * Scores of any size are welcome, also 1000 and −1000, where e^x is no finite number or 0.
 * A score of −Infinity gets the probability 0, as long as its row has a finite score.
 *
 * @param m `[rows, columns]`, one example a row; perhaps no rows at all
 * @returns `[rows, columns]`, every row of which sums to 1
 */
export function softmax(_m: Mat): Mat {
  return todo("turn every row of scores into probabilities");
}
