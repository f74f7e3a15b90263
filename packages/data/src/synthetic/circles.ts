import { explain, type Random } from "@gradus/core";
import {
  checkPoints,
  type LabelledPoints,
  labelledPoints,
  type PointsOptions,
} from "./labelled-points.ts";

/** How far points stray, and how large the inner circle is. */
export interface CirclesOptions extends PointsOptions {
  /** The radius of the inner circle, where that of the outer one is 1; 0.5 unless said otherwise. */
  readonly factor?: number;
}

/**
 * A circle in a circle: class 0 outside, class 1 inside.
 *
 * @param count how many rows; both classes have as many, give or take one
 * @returns x `[rows, 2]`, labels `[rows]`
 * @throws RangeError for fewer than 2 rows, or a factor that is not between 0 and 1
 */
export function circles(
  count: number,
  random: Random,
  { noise = 0.05, factor = 0.5, dtype = "float32" }: CirclesOptions = {},
): LabelledPoints {
  checkPoints("circles", count, 2, noise);
  if (!(factor > 0 && factor < 1)) {
    throw new RangeError(
      explain(
        "circles",
        `a factor of ${factor}.`,
        "The inner circle has a radius between 0 and 1.",
      ),
    );
  }
  const place = (label: number, at: number, of: number): number[] => {
    const [radius, angle] = [label === 0 ? 1 : factor, (2 * Math.PI * at) / of];
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  };
  return labelledPoints(count, 2, place, { noise, dtype, random });
}
