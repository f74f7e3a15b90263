import type { Random } from "@gradus/core";
import { apportion, checkFractions, type Fractions, namedParts, type Parts } from "./fractions.ts";
import { shuffledRows } from "./shuffled-rows.ts";

/**
 * Divides rows by chance: every row goes to exactly one part.
 *
 * @param count how many rows
 * @param fractions how much each part receives, by its name; sizes are exact up to rounding
 * @returns the rows of each part, in random order
 * @throws RangeError if the fractions do not add up to 1, or a part stays empty
 *
 * @example
 * ```ts
 * const { train, dev, test } = randomSplit(150, { train: 0.8, dev: 0.1, test: 0.1 }, new Random(1));
 * ```
 */
export function randomSplit<Part extends string>(
  count: number,
  fractions: Fractions<Part>,
  random: Random,
): Parts<Part> {
  const { names, shares } = checkFractions("randomSplit", fractions);
  const rows = shuffledRows(count, random);
  let start = 0;
  const lists = apportion(count, shares).map((size) => rows.slice(start, (start += size)));
  return namedParts("randomSplit", names, lists);
}
