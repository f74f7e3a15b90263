import type { Random } from "@gradus/core";
import { checkFolds, type Fold, foldsOf } from "./folds.ts";
import { apportion, equalShares } from "./fractions.ts";
import { shuffledRows } from "./shuffled-rows.ts";

/**
 * Cross-validation: `k` rounds in which every row is tested on exactly once.
 *
 * The test rows of the rounds differ in number by one at most.
 *
 * @param count how many rows
 * @param k how many folds
 * @param random shuffles the rows first; without it, blocks are cut in the order of the rows
 * @throws RangeError unless 2 ≤ k ≤ count
 *
 * @see Stone, "Cross-Validatory Choice and Assessment of Statistical Predictions" (1974)
 */
export function kFold(count: number, k: number, random?: Random): Fold[] {
  checkFolds("kFold", count, k);
  const rows = random ? shuffledRows(count, random) : Array.from({ length: count }, (_, i) => i);
  let start = 0;
  return foldsOf(
    apportion(count, equalShares(k)).map((size) => rows.slice(start, (start += size))),
  );
}
