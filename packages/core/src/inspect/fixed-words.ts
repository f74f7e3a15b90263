import type { DType } from "../tensor/dtype.ts";
import { type Decimal, decimalWithin, shortestDecimal } from "./decimal.ts";

/** How many digits after the point, at most. */
const PRECISION = 8;

/**
 * Numbers with a plain decimal point: `12.5 `, with spaces in place of trailing zeros.
 *
 * @param values finite, 0 or more
 */
export function fixedWords(values: readonly number[], dtype: DType): string[] {
  const parts = values.map((x) => splitAtPoint(shown(x, dtype)));
  const places = parts.reduce((most, { fraction }) => Math.max(most, fraction.length), 0);
  return parts.map(({ whole, fraction }) => `${whole}.${fraction.padEnd(places)}`);
}

/** All digits before the point, and no more after it than fit. */
function shown(x: number, dtype: DType): Decimal {
  const shortest = shortestDecimal(x, dtype);
  const whole = shortest.exponent + 1;
  return decimalWithin(x, shortest, whole, whole + PRECISION);
}

/** The digits on either side of the point, with the zeros that hold a place. */
function splitAtPoint({ digits, exponent }: Decimal): { whole: string; fraction: string } {
  if (exponent < 0) return { whole: "0", fraction: "0".repeat(-exponent - 1) + digits };
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return { whole, fraction: digits.slice(exponent + 1) };
}
