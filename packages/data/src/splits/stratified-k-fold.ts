import type { Random } from "@gradus/core";
import type { Labels } from "../values/labels.ts";
import { checkFolds, type Fold, foldsOf } from "./folds.ts";
import { equalShares } from "./fractions.ts";
import { stratify } from "./stratified-split.ts";

/**
 * Cross-validation in which every fold tests on its share of every label, within one row.
 *
 * @param labels one a row
 * @param k how many folds
 * @throws RangeError unless 2 ≤ k ≤ rows
 */
export function stratifiedKFold(labels: Labels, k: number, random: Random): Fold[] {
  checkFolds("stratifiedKFold", "size" in labels ? labels.size : labels.length, k);
  return foldsOf(stratify("stratifiedKFold", labels, equalShares(k), random));
}
