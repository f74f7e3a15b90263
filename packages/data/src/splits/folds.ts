import { explain } from "@gradus/core";

/** One round of cross-validation: the rows to learn from, and those to be tested on. */
export interface Fold {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** Throws unless `count` rows can be divided into `k` folds. */
export function checkFolds(who: string, count: number, k: number): void {
  if (Number.isInteger(k) && k >= 2 && k <= count) return;
  throw new RangeError(
    explain(
      who,
      `${k} folds of ${count} rows.`,
      "There are at least two folds, and every fold tests on a row at least.",
    ),
  );
}

/** A fold for each block, which tests on that block and trains on all others. */
export function foldsOf(blocks: readonly (readonly number[])[]): Fold[] {
  return blocks.map((test, fold) => ({
    train: blocks.flatMap((rows, other) => (other === fold ? [] : rows)),
    test,
  }));
}
