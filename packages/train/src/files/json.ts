/** What JSON can hold. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

const odd = ["NaN", "Infinity", "-Infinity", "-0"];

/** JSON that keeps every number as it is, also NaN, ±∞ and −0, as `{"number": "NaN"}`. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_name, item: unknown) => {
    if (typeof item !== "number") return item;
    if (Object.is(item, -0)) return { number: "-0" };
    return Number.isFinite(item) ? item : { number: String(item) };
  });
}

/**
 * What {@link toJson} wrote.
 *
 * @throws SyntaxError for anything else
 */
export function fromJson(text: string): unknown {
  return JSON.parse(text, (_name, item: unknown) => {
    if (typeof item !== "object" || item === null || !("number" in item)) return item;
    const { number } = item;
    return typeof number === "string" && odd.includes(number) ? Number(number) : item;
  });
}
