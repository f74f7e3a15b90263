import { explain } from "@gradus/core";

/** A range in words, and whether a number is in it. */
export interface OptionRange {
  readonly words: string;
  readonly holds: (value: number) => boolean;
}

export const zeroOrMore: OptionRange = {
  words: "a finite number, 0 or more",
  holds: (x) => x >= 0 && x < Infinity,
};
export const positive: OptionRange = {
  words: "a finite number greater than 0",
  holds: (x) => x > 0 && x < Infinity,
};
export const fraction: OptionRange = {
  words: "a number from 0 up to, but not, 1",
  holds: (x) => x >= 0 && x < 1,
};
export const count: OptionRange = {
  words: "a whole number, 1 or more",
  holds: (x) => Number.isInteger(x) && x >= 1,
};

/** Throws a RangeError that names the option and its range. */
export function checkOption(who: string, name: string, value: number, range: OptionRange): void {
  if (range.holds(value)) return;
  throw new RangeError(explain(who, `${name} is ${value}.`, `${name} is ${range.words}.`));
}
