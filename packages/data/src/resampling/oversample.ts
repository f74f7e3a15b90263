import { explain, type Random } from "@gradus/core";
import { type Labels, labelsOf, rowsByLabel } from "../values/labels.ts";

/** How far to go. */
export interface OversampleOptions {
  /** How many rows each label has at least, as a share of the most frequent; 1 unless said otherwise. */
  readonly ratio?: number;
}

/**
 * Repeats rows of rare labels until every label is as frequent as the most frequent one.
 *
 * It takes the rows of the *training part* and returns rows of it: whoever repeats rows before splitting
 * has copies of the same row in training and test, and tests on what was learned by heart.
 *
 * @param rows the training rows
 * @param labels of all rows, also those that are not for training
 * @returns all of `rows`, and behind them copies, drawn evenly: of two rows of a label none comes two
 *   times more than the other
 * @throws RangeError for a row without a label, or a ratio that is no share
 */
export function oversample(
  rows: readonly number[],
  labels: Labels,
  random: Random,
  { ratio = 1 }: OversampleOptions = {},
): number[] {
  const list = labelsOf("oversample", labels);
  check(rows, list.length, ratio);
  const groups = [...rowsByLabel(rows.map((row) => list[row])).values()];
  const most = groups.reduce((largest, { length }) => Math.max(largest, length), 0);
  const wanted = Math.ceil(most * ratio);
  const copies = groups.flatMap((group) => {
    const extra: number[] = [];
    for (let missing = wanted - group.length; missing > 0; missing -= group.length) {
      const drawn = random.choice(group.length, Math.min(missing, group.length)).dataSync();
      for (const at of drawn) extra.push(rows[group[at]]);
    }
    return extra;
  });
  return [...rows, ...copies];
}

function check(rows: readonly number[], count: number, ratio: number): void {
  const odd = rows.find((row) => !(Number.isInteger(row) && row >= 0 && row < count));
  if (odd !== undefined) {
    throw new RangeError(
      explain("oversample", `row ${odd} of ${count} labels.`, "Every row has a label."),
    );
  }
  if (ratio > 0 && ratio <= 1) return;
  throw new RangeError(
    explain("oversample", `a ratio of ${ratio}.`, "A ratio is more than 0 and at most 1."),
  );
}
