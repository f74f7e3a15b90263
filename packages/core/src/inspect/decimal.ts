import type { DType } from "../tensor/dtype.ts";

/** A number without its sign, in decimal: d₀.d₁d₂d₃… × 10^exponent. */
export interface Decimal {
  /** `d₀d₁d₂d₃…`; the last digit is not 0, unless it is the only one. */
  readonly digits: string;
  readonly exponent: number;
}

/**
 * The fewest digits that stand for `x` and for no other number of its dtype.
 *
 * A float32 needs fewer digits than a float64: 0.1 in single precision is 0.10000000149…, but no
 * other single-precision number is as close to 0.1, so one digit says it.
 *
 * @param x finite, 0 or more
 * @see Steele & White, "How to Print Floating-Point Numbers Accurately" (1990)
 */
export function shortestDecimal(x: number, dtype: DType): Decimal {
  if (dtype !== "float32") return parse(x.toExponential());
  for (let count = 1; ; count++) {
    const nearest = roundedDecimal(x, count);
    if (Math.fround(toNumber(nearest)) === x) return nearest;
    // below a power of two the float32 numbers stand closer than above it, so that a decimal
    // above can still belong to x where a nearer one below does not
    const above = nextAbove(nearest, count);
    if (Math.fround(toNumber(above)) === x) return above;
  }
}

/** The shortest digits of `x`, but no fewer than `least` of its exact ones, and no more than `most`. */
export function decimalWithin(x: number, shortest: Decimal, least: number, most: number): Decimal {
  const count = Math.min(Math.max(shortest.digits.length, least), most);
  return count === shortest.digits.length ? shortest : roundedDecimal(x, count);
}

/** `x` rounded to `count` digits. A tie goes to the even digit, as in IEEE 754. */
function roundedDecimal(x: number, count: number): Decimal {
  const up = x.toExponential(count - 1); // a tie goes up
  if (!/[13579]e/.test(up) || !isTie(x, count)) return parse(up);
  const [mantissa, exponent] = x.toExponential(count).split("e");
  return parse(`${mantissa.slice(0, -1)}e${exponent}`);
}

/** Whether `x` is exactly halfway between two decimals of `count` digits. */
function isTie(x: number, count: number): boolean {
  const [mantissa] = x.toExponential(MOST_DIGITS).replace(".", "").split("e");
  return /^50*$/.test(mantissa.slice(count));
}

/** What toExponential can give: more than enough to tell a tie. */
const MOST_DIGITS = 100;

function nextAbove({ digits, exponent }: Decimal, count: number): Decimal {
  const above = String(Number(digits.padEnd(count, "0")) + 1);
  return { digits: above, exponent: exponent + above.length - count };
}

function toNumber({ digits, exponent }: Decimal): number {
  return Number(`${digits[0]}.${digits.slice(1)}e${exponent}`);
}

function parse(text: string): Decimal {
  const [mantissa, exponent] = text.split("e");
  const digits = mantissa.replace(".", "").replace(/(?<=.)0+$/, "");
  return { digits, exponent: Number(exponent) };
}
