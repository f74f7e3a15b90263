import type { Random } from "@gradus/core";
import {
  checkPoints,
  type LabelledPoints,
  labelledPoints,
  type PointsOptions,
} from "./labelled-points.ts";

/**
 * Two half circles that reach into each other.
 *
 *     class 0  (cos t, sin t)          class 1  (1 − cos t, ½ − sin t)          0 ≤ t ≤ π
 *
 * @param count how many rows; both classes have as many, give or take one
 * @returns x `[rows, 2]`, labels `[rows]`
 * @throws RangeError for fewer than 2 rows
 */
export function moons(
  count: number,
  random: Random,
  { noise = 0.1, dtype = "float32" }: PointsOptions = {},
): LabelledPoints {
  checkPoints("moons", count, 2, noise);
  const place = (label: number, at: number, of: number): number[] => {
    const t = of === 1 ? 0 : (Math.PI * at) / (of - 1);
    return label === 0 ? [Math.cos(t), Math.sin(t)] : [1 - Math.cos(t), 0.5 - Math.sin(t)];
  };
  return labelledPoints(count, 2, place, { noise, dtype, random });
}
