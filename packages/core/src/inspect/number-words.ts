import type { DType } from "../tensor/dtype.ts";
import { fixedWords } from "./fixed-words.ts";
import { scientificWords } from "./scientific-words.ts";

/**
 * Numbers as text, by NumPy's rules: the fewest digits that are exact, at most 8 after the point,
 * the points below one another, every word equally long.
 */
export function numberWords(values: readonly number[], dtype: DType): string[] {
  const words = dtype === "int32" ? values.map(String) : floatWords(values, dtype);
  const width = words.reduce((most, word) => Math.max(most, word.length), 0);
  return words.map((word) => word.padStart(width));
}

function floatWords(values: readonly number[], dtype: DType): string[] {
  const sizes = values.filter(Number.isFinite).map(Math.abs);
  const write = needsExponents(sizes) ? scientificWords : fixedWords;
  const words = write(sizes, dtype).values();
  return values.map((x) => {
    if (Number.isNaN(x)) return "nan";
    const sign = x < 0 || Object.is(x, -0) ? "-" : "";
    return sign + (Number.isFinite(x) ? words.next().value : "inf");
  });
}

/** Whether a plain decimal point would need too many zeros, or would hide the smaller numbers. */
function needsExponents(sizes: readonly number[]): boolean {
  const top = sizes.reduce((most, x) => Math.max(most, x), 0);
  const bottom = sizes.reduce((least, x) => (x > 0 && x < least ? x : least), Infinity);
  return top >= 1e8 || bottom < 1e-4 || top / bottom > 1000;
}
