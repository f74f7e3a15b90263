import { isList, isRecord, type Plain } from "../../plain/plain.ts";
import { isMatrix } from "./differences.ts";

/** What a value is, in words: "a number", "a list of length 3", "a 2 × 3 matrix". */
export function kindInWords(value: Plain): string {
  if (value === undefined) return "nothing (undefined)";
  if (value === null) return "null";
  if (isList(value)) return `a list of length ${value.length}`;
  if (isMatrix(value)) return `a ${value.rows} × ${value.columns} matrix`;
  if (isRecord(value)) return `a record with ${fieldsInWords(Object.keys(value))}`;
  if (typeof value === "string") return "a text";
  return typeof value === "boolean" ? `${value}` : "a number";
}

function fieldsInWords(keys: readonly string[]): string {
  return keys.length === 0 ? "no fields" : `the fields ${keys.slice(0, 5).join(", ")}`;
}

/** `""` → "The result", `"[3]"` → "Element 3", `"[1][2]"` → "result[1][2]", `"data[3]"` as it is. */
export function place(at: string): string {
  if (at === "") return "The result";
  const element = /^\[(\d+)\]$/.exec(at);
  return element ? `Element ${element[1]}` : at.replace(/^\[/, "result[");
}

/** "Nothing came back", to whoever forgot to return something. */
export const nothingCameBack = "Nothing came back (undefined): is a `return` missing?";

/** Where NaN comes from. */
export const aboutNaN =
  "NaN is not a number: it comes from 0 / 0, ∞ − ∞, or calculating with undefined.";
