import { withoutControls } from "../child/output.ts";

/**
 * A text that no terminal, log or page can be harmed by, and that every format can carry.
 *
 * Escape codes go; other control characters and marks that turn the reading direction are shown by their number; halves
 * of characters and what is no character become U+FFFD; every line ends in `\n`.
 */
export function cleanText(text: string): string {
  return withoutControls(text.replaceAll(/\r\n?/g, "\n").replaceAll("\u2028", "\n"))
    .replaceAll(/\p{Surrogate}/gu, "\uFFFD")
    .replaceAll(/\p{Noncharacter_Code_Point}/gu, "\uFFFD");
}

/** A clean text on one line, for titles and names. */
export function oneLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/g, " ").trim();
}

/** The same data with every text in it clean. */
export function cleanData<Data>(data: Data): Data {
  return clean(data) as Data;
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, clean(field)]));
}
