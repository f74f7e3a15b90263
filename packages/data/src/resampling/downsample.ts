import { explain, type Random } from "@gradus/core";
import { type Label, type Labels, labelsOf } from "../values/labels.ts";

/** Which rows are kept, and how much each counts. */
export interface Downsampled {
  /** Ascending. */
  readonly rows: readonly number[];
  /** One a kept row; they add up to the number of all rows. */
  readonly weights: readonly number[];
}

/**
 * Keeps one of every `factor` rows of a majority, and lets those that are kept count as much more.
 *
 *     kept = n / factor, rounded        weight = n / kept for the majority, 1 for all others
 *
 * A model then sees the minority more often, and the weights in its loss keep its probabilities true.
 *
 * @param labels one a row
 * @param majority the label of which there are too many
 * @param factor how many times fewer there shall be, 1 or more
 * @throws RangeError for a label that no row has, or a factor below 1
 */
export function downsample(
  labels: Labels,
  majority: Label,
  factor: number,
  random: Random,
): Downsampled {
  const list = labelsOf("downsample", labels);
  const major = [...list.keys()].filter((row) => list[row] === majority);
  check(list, majority, major.length, factor);
  const count = Math.max(1, Math.round(major.length / factor));
  const kept = new Set(random.choice(major.length, count).dataSync());
  const dropped = new Set(major.filter((_, at) => !kept.has(at)));
  const rows = [...list.keys()].filter((row) => !dropped.has(row));
  const weight = major.length / count;
  return { rows, weights: rows.map((row) => (list[row] === majority ? weight : 1)) };
}

function check(list: readonly Label[], majority: Label, count: number, factor: number): void {
  if (count === 0) {
    throw new RangeError(
      explain(
        "downsample",
        `no row has the label ${JSON.stringify(majority)}.`,
        `The labels are ${[...new Set(list)].map((label) => JSON.stringify(label)).join(", ")}.`,
      ),
    );
  }
  if (factor >= 1 && Number.isFinite(factor)) return;
  throw new RangeError(
    explain(
      "downsample",
      `a factor of ${factor}.`,
      "Of the majority one row in `factor` is kept; a factor is 1 or more.",
    ),
  );
}
