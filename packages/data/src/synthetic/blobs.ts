import { explain, type Random } from "@gradus/core";
import {
  checkPoints,
  type LabelledPoints,
  labelledPoints,
  type PointsOptions,
} from "./labelled-points.ts";

/** How many clouds, where, and how wide. */
export interface BlobsOptions extends PointsOptions {
  /** 3 unless said otherwise. */
  readonly classes?: number;
  /** How many coordinates, 2 unless said otherwise. */
  readonly features?: number;
  /** Centers lie between −spread and spread along every axis, 10 unless said otherwise. */
  readonly spread?: number;
}

/**
 * Clouds of points, one a class: normally distributed around centers that are drawn first.
 *
 * @param count how many rows; all classes have as many, give or take one
 * @returns x `[rows, features]`, labels `[rows]`
 * @throws RangeError for fewer rows than classes
 */
export function blobs(
  count: number,
  random: Random,
  { noise = 1, classes = 3, features = 2, spread = 10, dtype = "float32" }: BlobsOptions = {},
): LabelledPoints {
  const whole = [classes, features].every((size) => Number.isInteger(size) && size > 0);
  if (!whole || !(spread >= 0 && spread < Infinity)) {
    throw new RangeError(
      explain(
        "blobs",
        `${classes} classes of ${features} features within ${spread}.`,
        "There is one class and one feature at least, and the spread is finite.",
      ),
    );
  }
  checkPoints("blobs", count, classes, noise);
  const centers = Array.from({ length: classes }, () =>
    Array.from({ length: features }, () => spread * (2 * random.next() - 1)),
  );
  return labelledPoints(count, classes, (label) => centers[label], { noise, dtype, random });
}
