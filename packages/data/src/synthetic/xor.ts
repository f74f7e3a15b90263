import { fromData, type Random } from "@gradus/core";
import {
  checkPoints,
  type LabelledPoints,
  labelledPoints,
  type PointsOptions,
} from "./labelled-points.ts";

const corners = [
  [0, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
];

/**
 * Exclusive or: the class is 1 where one coordinate is 1 and the other 0. No straight line divides it.
 *
 * The corners of the square take turns, so that four rows are the whole truth table.
 *
 * @param count how many rows
 * @returns x `[rows, 2]`, labels `[rows]`
 * @throws RangeError for fewer than 4 rows
 *
 * @see Minsky & Papert, "Perceptrons" (1969)
 */
export function xor(
  count: number,
  random: Random,
  { noise = 0, dtype = "float32" }: PointsOptions = {},
): LabelledPoints {
  checkPoints("xor", count, 4, noise);
  const { x, labels } = labelledPoints(count, 4, (corner) => corners[corner].slice(0, 2), {
    noise,
    dtype,
    random,
  });
  const kinds = Int32Array.from(labels.dataSync(), (corner) => corners[corner][2]);
  return { x, labels: fromData(kinds, [count]) };
}
