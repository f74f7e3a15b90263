import { explain, type Random } from "@gradus/core";
import { shuffledRows } from "../splits/shuffled-rows.ts";

/** How the rows of an epoch are ordered. */
export interface OrderOptions {
  readonly shuffle: boolean;
  /** How often each row is drawn, relative to the others. */
  readonly drawBy: ArrayLike<number> | undefined;
}

/** The rows of one epoch: all of them once, or as many drawn with replacement by their weights. */
export function rowOrder(
  length: number,
  { shuffle, drawBy }: OrderOptions,
  random: Random | undefined,
): readonly number[] {
  if (random && drawBy) return drawn(length, drawBy, random);
  if (random && shuffle) return shuffledRows(length, random);
  return Array.from({ length }, (_, row) => row);
}

/** Throws unless each row has a weight, of which one is more than 0; or there are no weights. */
export function checkDrawWeights(length: number, weights: ArrayLike<number> | undefined): void {
  if (!weights) return;
  let total = 0;
  for (let row = 0; row < weights.length; row++)
    total = weights[row] >= 0 ? total + weights[row] : Number.NaN;
  if (weights.length === length && total > 0 && total < Infinity) return;
  throw new RangeError(
    explain(
      "DataLoader",
      `drawBy has ${weights.length} weights that add up to ${total}, for ${length} rows.`,
      "Each row has a weight, 0 or more, and their sum is more than 0 and finite.",
    ),
  );
}

/** As if throwing darts at a bar on which each row is as wide as its weight. */
function drawn(length: number, weights: ArrayLike<number>, random: Random): number[] {
  const ends = new Float64Array(length);
  let total = 0;
  let last = 0;
  for (let row = 0; row < length; row++) {
    total += weights[row];
    ends[row] = total;
    if (weights[row] > 0) last = row;
  }
  return Array.from({ length }, () => {
    const dart = random.next() * total;
    let [low, high] = [0, last]; // rounding may put a dart at the very end
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle] > dart) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}
