import { explain } from "@gradus/core";

/** The errors of a model that was trained on so many rows. */
export interface LearningPoint {
  readonly size: number;
  /** On the rows it was trained on. */
  readonly train: number;
  /** On the development set. */
  readonly dev: number;
}

/**
 * Error against the size of the training set, which tells whether more data would help.
 *
 * Two curves that have met at too high an error speak of bias: a larger model helps, more data does
 * not. A gap between them speaks of variance, and more data closes it.
 *
 * @param rows all rows to train on, in a random order; each smaller set is the beginning of the larger
 * @param sizes how many of them to train on
 * @param run trains a new model on these rows and gives its errors on them and on the development set
 * @throws RangeError for a size that is not a whole number from 1 to the number of rows
 * @see Ng, *Machine Learning Yearning* (2018), chapters 28–32
 */
export async function learningCurve(
  rows: readonly number[],
  sizes: readonly number[],
  run: (rows: readonly number[]) => Promise<Omit<LearningPoint, "size">>,
): Promise<LearningPoint[]> {
  for (const size of sizes) checkSize(size, rows.length);
  const points: LearningPoint[] = [];
  for (const size of sizes.toSorted((a, b) => a - b)) {
    const { train, dev } = await run(rows.slice(0, size));
    points.push({ size, train, dev });
  }
  return points;
}

function checkSize(size: number, rows: number): void {
  if (Number.isInteger(size) && size >= 1 && size <= rows) return;
  throw new RangeError(
    explain(
      "learningCurve",
      `a size of ${size} of ${rows} rows.`,
      "A size is a whole number of rows, at least 1 and at most all of them.",
    ),
  );
}
