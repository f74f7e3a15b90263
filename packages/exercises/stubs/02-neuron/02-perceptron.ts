import type { Mat, Vec } from "#mat";
import { todo } from "#todo";

/** How to train: the size of a correction, and how often to go through all rows. */
export interface Training {
  readonly lr: number;
  readonly epochs: number;
}

/** What was learned, and how many rows were wrong in each epoch. */
export interface Perceptron {
  w: number[];
  b: number;
  mistakes: number[];
}

/**
 * The step: a neuron that fires or does not.
 *
 *     step(z) = 1 if z ≥ 0, and 0 otherwise
 */
export function step(_z: number): 0 | 1 {
  return todo("answer 1 from zero upwards, and 0 below");
}

/**
 * The perceptron's learning rule. Starts with all weights and the bias at 0, and goes through the
 * rows in their order, `epochs` times. After each row x with its label y:
 *
 *     error = y − step(w · x + b)
 *     w ← w + lr · error · x
 *     b ← b + lr · error
 *
 * @param X `[rows, columns]`: one example a row, the number in row i and column j is
 *   `X.data[i * X.columns + j]`
 * @param y one label a row, 0 or 1
 * @param o the learning rate `lr`, and the number of `epochs`
 * @returns the weights `w`, one a column; the bias `b`; and `mistakes`, the number of wrong rows in
 *   each epoch, as many numbers as there are epochs
 */
export function trainPerceptron(_X: Mat, _y: Vec, _o: Training): Perceptron {
  return todo("correct the weights after every wrong row, and count the wrong rows");
}
