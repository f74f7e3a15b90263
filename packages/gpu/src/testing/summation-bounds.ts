/**
 * How far a sum of `terms` numbers in float32 may be from its true value, as a part of Σ |x|, when it is added up in pairs,
 * and pairs of pairs: a number is in log₂ n sums, or in a few more where the axis is no power of two.
 *
 * @see Higham, *Accuracy and Stability of Numerical Algorithms* (2002), §4.2
 */
export function sumInPairs(terms: number): number {
  return (3 + Math.log2(Math.max(terms, 1))) * 2 ** -24;
}

/**
 * How far running totals of `terms` numbers in float32 may be from their true values, as a part of Σ |x|.
 *
 * A number is in 24 sums of a chunk of 2048 neighbors, or 64 sums of a chunk along another or a short axis, and in one more
 * with the chunks before; these are added up in the same way.
 */
export function runningTotals(terms: number, neighbors: boolean): number {
  let sums = 0;
  for (let rest = terms; rest > 0;) {
    const rows = neighbors && rest > 64;
    sums += (rows ? 24 : 64) + 1;
    rest = Math.ceil(rest / (rows ? 2048 : 64)) - 1;
  }
  return sums * 2 ** -24;
}
