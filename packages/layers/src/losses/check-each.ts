import { explain, formatShape, type Tensor, type TypedArray } from "@gradus/core";

/**
 * Throws unless every number of a tensor fits, where the backend shows its numbers at once.
 *
 * A GPU does not, and nothing there waits for a check.
 *
 * @param what the tensor's role: the target, the prediction
 * @param rule what every number of it is, as a sentence
 */
export function checkEach(
  who: string,
  what: string,
  x: Tensor,
  fits: (number: number) => boolean,
  rule: string,
  hint?: (numbers: TypedArray) => string | undefined,
): void {
  const numbers = look(x);
  const wrong = numbers?.findIndex((number) => !fits(number)) ?? -1;
  if (!numbers || wrong === -1) return;
  throw new RangeError(
    explain(
      who,
      `the ${what} is ${numbers[wrong]} at ${formatShape(placeOf(wrong, x.shape))}.`,
      rule,
      hint?.(numbers),
    ),
  );
}

/** The numbers, where the backend shows them at once. */
export function look(x: Tensor): TypedArray | undefined {
  try {
    return x.dataSync();
  } catch {
    return undefined; // whoever computes with it next says what is wrong, if anything is
  }
}

/** Where in a shape the element stands that is at `flat` in row-major order. */
function placeOf(flat: number, shape: readonly number[]): number[] {
  const place: number[] = [];
  let rest = flat;
  for (const length of shape.toReversed()) {
    place.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return place;
}

/** Whether a number is a probability. */
export function isProbability(number: number): boolean {
  return number >= 0 && number <= 1;
}

/** Whether a number is a probability or NaN: a computed NaN is no mistake of the caller's here. */
export function mayBeProbability(number: number): boolean {
  return Number.isNaN(number) || isProbability(number);
}
