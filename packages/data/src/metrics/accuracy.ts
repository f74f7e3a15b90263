import type { Numbers } from "../values/numbers.ts";
import { labelPairs } from "./class-labels.ts";

/**
 * The share of rows whose label was predicted: right / all.
 *
 * @param prediction labels 0 to k − 1, `[rows]`
 * @param target true labels, `[rows]`
 * @throws RangeError for lengths that differ, no rows, or what is no label
 */
export function accuracy(prediction: Numbers, target: Numbers): number {
  const pairs = labelPairs("accuracy", prediction, target);
  let right = 0;
  for (let row = 0; row < pairs.target.length; row++)
    if (pairs.prediction[row] === pairs.target[row]) right++;
  return right / pairs.target.length;
}
