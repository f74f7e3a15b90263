import { explain } from "@gradus/core";
import type { Labels } from "../values/labels.ts";
import { checkFolds, type Fold } from "./folds.ts";
import { equalShares } from "./fractions.ts";
import { cutByTime } from "./time-split.ts";

/**
 * Cross-validation for time series: `k` rounds, each of which learns from the past and is tested on what
 * follows it.
 *
 *     time    ──────────────▶
 *     fold 0  train test
 *     fold 1  train train test
 *     fold 2  train train train test
 *
 * Rows of the same time stay together. The oldest block is never tested on.
 *
 * @param times one a row, numbers or texts that sort by time
 * @param k how many folds, of k + 1 blocks
 * @throws RangeError if there are fewer different times than blocks
 *
 * @see Hyndman & Athanasopoulos, "Forecasting: Principles and Practice", section 5.10
 */
export function timeSeriesFolds(times: Labels, k: number): Fold[] {
  checkFolds("timeSeriesFolds", ("size" in times ? times.size : times.length) - 1, k);
  const blocks = cutByTime("timeSeriesFolds", times, equalShares(k + 1));
  checkBlocks(blocks, k);
  return blocks.slice(1).map((test, fold) => ({ train: blocks.slice(0, fold + 1).flat(), test }));
}

function checkBlocks(blocks: readonly (readonly number[])[], k: number): void {
  const empty = blocks.filter(({ length }) => length === 0).length;
  if (empty === 0) return;
  throw new RangeError(
    explain(
      "timeSeriesFolds",
      `${k} folds leave ${empty} of ${k + 1} blocks empty, because rows of the same time stay together.`,
      "Each of the k + 1 blocks has a time of its own.",
    ),
  );
}
