import { explain } from "../tensor/explain.ts";
import type { Random } from "./random.ts";

/** How to draw from a set. */
export interface ChoiceOptions {
  /** Whether a number may come again; it may not unless said otherwise. */
  readonly replacement?: boolean;
  /** How likely each number is; equally, unless said otherwise. They need not add up to 1. */
  readonly weights?: readonly number[];
}

/**
 * Fills `drawn` with the first places of a shuffled deck.
 *
 * @see Fisher & Yates (1938); Durstenfeld, "Algorithm 235: Random Permutation" (1964)
 */
export function drawShuffled(random: Random, drawn: Int32Array, count: number): void {
  const deck = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = 0; i < drawn.length; i++) {
    const other = random.nextInteger(i, count);
    [deck[i], deck[other]] = [deck[other], deck[i]];
  }
  drawn.set(deck.subarray(0, drawn.length));
}

/** Fills `drawn` as if throwing darts at a bar, where each number is as wide as its weight. */
export function drawWeighted(
  random: Random,
  drawn: Int32Array,
  weights: readonly number[],
  replacement: boolean,
): void {
  const left = [...weights];
  for (let i = 0; i < drawn.length; i++) {
    const total = left.reduce((sum, weight) => sum + weight, 0);
    let at = random.next() * total;
    let pick = left.findIndex((weight) => (at -= weight) < 0);
    if (pick === -1) pick = left.findLastIndex((weight) => weight > 0); // rounding at the very end
    drawn[i] = pick;
    if (!replacement) left[pick] = 0;
  }
}

/** Throws a RangeError unless `size` of `count` numbers can be drawn. */
export function checkChoice(
  op: string,
  count: number,
  size: number,
  { replacement = false, weights }: ChoiceOptions,
): void {
  checkCount(op, count);
  checkCount(op, size);
  if (weights) checkWeights(op, count, weights);
  const possible = weights ? weights.filter((weight) => weight > 0).length : count;
  if (size === 0 || size <= possible || (replacement && possible > 0)) return;
  throw new RangeError(
    explain(
      op,
      `a size of ${size} was asked for, where ${possible} can be drawn${weights ? ", the others having weight 0" : ""}.`,
      "Without replacement each number is drawn at most once, and nothing is drawn from nothing.",
      possible > 0 ? "{ replacement: true }" : undefined,
    ),
  );
}

function checkCount(op: string, count: number): void {
  if (Number.isInteger(count) && count >= 0 && count < 2 ** 31) return;
  throw new RangeError(
    explain(op, `a count of ${count}.`, "A count is a whole number from 0 to 2147483647."),
  );
}

function checkWeights(op: string, count: number, weights: readonly number[]): void {
  if (weights.length !== count) {
    throw new RangeError(
      explain(
        op,
        `weights has length ${weights.length}, for ${count} numbers.`,
        "Each number has one weight.",
      ),
    );
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const odd = weights.findIndex((weight) => !(weight >= 0 && weight < Infinity));
  if (odd === -1 && total < Infinity) return;
  throw new RangeError(
    explain(
      op,
      odd === -1 ? `the weights add up to ${total}.` : `weights[${odd}] is ${weights[odd]}.`,
      "Every weight is 0 or more, and their sum is finite.",
    ),
  );
}
