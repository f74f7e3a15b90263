import type { DType } from "../tensor/dtype.ts";
import { type Decimal, decimalWithin, shortestDecimal } from "./decimal.ts";

/** One digit before the point, and at most 8 after it. */
const MOST_DIGITS = 9;

/**
 * Numbers with an exponent: `1.250e+03`, all with as many digits as the longest needs.
 *
 * @param values finite, 0 or more
 */
export function scientificWords(values: readonly number[], dtype: DType): string[] {
  const shortest = values.map((x) => shortestDecimal(x, dtype));
  const shown = (least: number): Decimal[] =>
    values.map((x, i) => decimalWithin(x, shortest[i], least, MOST_DIGITS));
  const count = longest(shown(1).map(({ digits }) => digits));
  const decimals = shown(count);
  const width = longest(["00", ...decimals.map(exponentDigits)]);
  return decimals.map((decimal) => {
    const fraction = decimal.digits.slice(1).padEnd(count - 1, "0");
    const sign = decimal.exponent < 0 ? "-" : "+";
    return `${decimal.digits[0]}.${fraction}e${sign}${exponentDigits(decimal).padStart(width, "0")}`;
  });
}

function exponentDigits({ exponent }: Decimal): string {
  return String(Math.abs(exponent));
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.length), 0);
}
