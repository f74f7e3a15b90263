/**
 * The one text that stands for a value: the same value always has the same bytes, so they can be signed.
 *
 * Keys are sorted by their UTF-16 code units and nothing is between the tokens, as in RFC 8785. Numbers are whole, which
 * every language writes alike; fields that are undefined are left out.
 *
 * @throws TypeError for what has no such text
 * @see Rundgren, Jordan & Erdtman, "JSON Canonicalization Scheme" (2020), RFC 8785
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return canonicalText(value);
  if (typeof value === "number") return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(cannot(`a ${typeof value}`));
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${canonicalText(key)}:${canonicalJson(field)}`);
  return `{${fields.join(",")}}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(cannot(`the number ${value}`));
  return Object.is(value, -0) ? "0" : String(value);
}

function canonicalText(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(cannot("half of a character"));
  return JSON.stringify(text);
}

function cannot(what: string): string {
  return `canonicalJson: was given ${what}.\n  What is signed is made of texts, whole numbers, true, false, null, lists and records.`;
}
