/** What an error is measured by: the number itself, what was added up to make it, or the largest number of the result. */
export type Measure = "number" | "sum" | "largest";

/**
 * How far float32 on a GPU may be from the reference, and why no less.
 *
 *     |error| ≤ ulps · ulp(measure) + plus
 */
export interface Bound {
  readonly ulps: number;
  readonly of: Measure;
  /** A distance that is allowed to every number; 0 unless said otherwise. */
  readonly plus?: number;
  readonly because: string;
}

/** The smallest float32 with all its digits. A GPU may take smaller numbers for 0. */
export const smallest: number = 2 ** -126;

/** Every bit, because numbers are only moved or compared. */
export function exact(because: string): Bound {
  return { ulps: 0, of: "number", because };
}

/** Some units in the last place of each number by itself. */
export function ulps(count: number, because: string): Bound {
  return { ulps: count, of: "number", because };
}

/** Some units in the last place of Σ|terms|: what a sum of float32 can promise in any order of adding. */
export function ulpsOfSum(count: number, because: string): Bound {
  return { ulps: count, of: "sum", because };
}

/** Some units in the last place of the largest number of the result, or of the gradients. */
export function ulpsOfLargest(count: number, because: string): Bound {
  return { ulps: count, of: "largest", because };
}

/** The distance of neighboring float32 numbers around x. */
export function ulp(x: number): number {
  return 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(x)))) - 23);
}

/** A bound as a few words: `4 ulps`, `8 ulps of the sum`. */
export function boundWords({ ulps: count, of, plus = 0 }: Bound): string {
  if (count === 0 && plus === 0) return "exact";
  const measure = { number: "", sum: " of the sum", largest: " of the largest" }[of];
  const [units, floor] = [`${count} ulps${measure}`, powerOfTwo(plus)];
  if (plus === 0) return units;
  return count === 0 ? floor : `${units} + ${floor}`;
}

/** 2⁻²³, where it is one. */
function powerOfTwo(x: number): string {
  const exponent = Math.log2(x);
  if (!Number.isInteger(exponent)) return String(x);
  return `2${String(exponent).replaceAll(/./g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)])}`;
}
