import type { Random } from "@gradus/core";
import { type Labels, labelsOf, rowsByLabel } from "../values/labels.ts";
import { apportion, checkFractions, type Fractions, namedParts, type Parts } from "./fractions.ts";
import { shuffled } from "./shuffled-rows.ts";

/**
 * Divides rows by chance such that every part has its share of every label.
 *
 *     |rows of label c in part p − fraction of p · rows of c| ≤ 1
 *
 * A rare label is then neither missing from a part by bad luck, nor too frequent in it.
 *
 * @param labels one a row
 * @param fractions how much each part receives, by its name
 * @returns the rows of each part, in random order
 * @throws RangeError if the fractions do not add up to 1, or a part stays empty
 */
export function stratifiedSplit<Part extends string>(
  labels: Labels,
  fractions: Fractions<Part>,
  random: Random,
): Parts<Part> {
  const { names, shares } = checkFractions("stratifiedSplit", fractions);
  const lists = stratify("stratifiedSplit", labels, shares, random);
  return namedParts("stratifiedSplit", names, lists);
}

/** Rows in parts of given shares, each with its share of every label. */
export function stratify(
  who: string,
  labels: Labels,
  shares: readonly number[],
  random: Random,
): number[][] {
  const list = labelsOf(who, labels);
  const strata = [...rowsByLabel(list).values()].map((rows) => shuffled(rows, random));
  const sizes = stratumSizes(
    strata.map(({ length }) => length),
    shares,
  );
  const parts: number[][] = shares.map(() => []);
  strata.forEach((rows, stratum) => {
    let at = 0;
    sizes[stratum].forEach((size, part) => {
      for (let taken = 0; taken < size; taken++) parts[part].push(rows[at++]);
    });
  });
  return parts.map((rows) => shuffled(rows, random));
}

/**
 * How many rows of each stratum go to each part: shares rounded down, and what is left of a stratum
 * one by one to those parts that lack most rows.
 *
 * Rounding each stratum for itself would give the rest of each to the same, largest part.
 */
function stratumSizes(strata: readonly number[], shares: readonly number[]): number[][] {
  const total = strata.reduce((sum, count) => sum + count, 0);
  const sizes = strata.map((count) =>
    shares.map((share) => Math.floor(Number((count * share).toPrecision(12)))),
  );
  const lacking = apportion(total, shares);
  for (const row of sizes) row.forEach((size, part) => (lacking[part] -= size));
  strata.forEach((count, stratum) => {
    const left = count - sizes[stratum].reduce((sum, size) => sum + size, 0);
    const neediest = [...shares.keys()].toSorted((a, b) => lacking[b] - lacking[a]).slice(0, left);
    for (const part of neediest) {
      sizes[stratum][part]++;
      lacking[part]--;
    }
  });
  return sizes;
}
