import { explain } from "../tensor/explain.ts";

/** How to draw from a set. */
export interface ChoiceOptions {
  /** Whether a number may come again; it may not unless said otherwise. */
  readonly replacement?: boolean;
  /** How likely each number is; equally, unless said otherwise. They need not add up to 1. */
  readonly weights?: readonly number[];
}

/** Throws a RangeError unless `size` of `count` numbers can be drawn. */
export function checkChoice(
  count: number,
  size: number,
  { replacement = false, weights }: ChoiceOptions,
): void {
  if (!isCount(count) || !isCount(size))
    throw choiceError(`${size} of ${count}.`, "Both are whole numbers, 0 or more.");
  if (weights) checkWeights(count, weights);
  const possible = weights ? weights.filter((weight) => weight > 0).length : count;
  const enough = replacement ? possible > 0 : possible >= size;
  if (enough || size === 0) return;
  throw choiceError(
    `${size} of ${possible} numbers that can be drawn.`,
    "Without replacement each number is drawn at most once.",
  );
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 0 && n < 2 ** 31;
}

function checkWeights(count: number, weights: readonly number[]): void {
  if (weights.length === count && weights.every((w) => w >= 0 && w < Infinity)) return;
  throw choiceError(
    `${weights.length} weights for ${count} numbers.`,
    "Each number has a finite weight, 0 or more.",
  );
}

function choiceError(given: string, rule: string): RangeError {
  return new RangeError(explain("choice", given, rule));
}
