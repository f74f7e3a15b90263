import type { Numbers } from "../values/numbers.ts";
import { labelPairs } from "./class-labels.ts";

/** How many classes there are. */
export interface ClassesOptions {
  /** One more than the largest label unless given. */
  readonly classes?: number;
}

/**
 * How often each class was taken for each: rows are true classes, columns predicted ones.
 *
 *     C[i][j] = rows of class i that were predicted as class j
 *
 * @param prediction labels 0 to k − 1, `[rows]`
 * @param target true labels, `[rows]`
 * @returns k rows of k counts
 * @throws RangeError for lengths that differ, no rows, or a label outside [0, k)
 */
export function confusionMatrix(
  prediction: Numbers,
  target: Numbers,
  { classes }: ClassesOptions = {},
): number[][] {
  const pairs = labelPairs("confusionMatrix", prediction, target, classes);
  const matrix = Array.from({ length: pairs.classes }, () =>
    Array.from({ length: pairs.classes }, () => 0),
  );
  for (let row = 0; row < pairs.target.length; row++)
    matrix[pairs.target[row]][pairs.prediction[row]]++;
  return matrix;
}
