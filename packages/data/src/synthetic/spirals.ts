import { explain, type Random } from "@gradus/core";
import {
  checkPoints,
  type LabelledPoints,
  labelledPoints,
  type PointsOptions,
} from "./labelled-points.ts";

/** How many arms, how often they wind, and how far points stray. */
export interface SpiralsOptions extends PointsOptions {
  /** How many arms, one a class; 2 unless said otherwise. */
  readonly classes?: number;
  /** How often an arm goes round, 1 unless said otherwise. */
  readonly turns?: number;
}

/**
 * Arms that wind round each other, one a class.
 *
 *     r from 0 to 1        angle = 2π (turns · r + class / classes)
 *
 * @param count how many rows; all classes have as many, give or take one
 * @returns x `[rows, 2]`, labels `[rows]`
 * @throws RangeError for fewer rows than classes
 *
 * @see Lang & Witbrock, "Learning to Tell Two Spirals Apart" (1988)
 */
export function spirals(
  count: number,
  random: Random,
  { noise = 0.02, classes = 2, turns = 1, dtype = "float32" }: SpiralsOptions = {},
): LabelledPoints {
  if (!Number.isInteger(classes) || classes < 1 || !Number.isFinite(turns)) {
    throw new RangeError(
      explain(
        "spirals",
        `${classes} classes that turn ${turns} times.`,
        "There is one class at least, and the turns are finite.",
      ),
    );
  }
  checkPoints("spirals", count, classes, noise);
  const place = (label: number, at: number, of: number): number[] => {
    const radius = (at + 1) / of;
    const angle = 2 * Math.PI * (turns * radius + label / classes);
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  };
  return labelledPoints(count, classes, place, { noise, dtype, random });
}
