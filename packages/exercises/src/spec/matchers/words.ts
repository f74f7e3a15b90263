import { isList, isRecord, type Plain } from "../../plain/plain.ts";

/** What a value is, in words: "a number", "a text", "a list of 3". */
export function kindInWords(value: Plain): string {
  if (value === undefined) return "nothing (undefined)";
  if (value === null) return "null";
  if (isList(value)) return `a list of ${value.length}`;
  if (isRecord(value)) return `a record with ${fieldsInWords(Object.keys(value))}`;
  if (typeof value === "string") return "a text";
  if (typeof value === "boolean") return `${value}`;
  return "a number";
}

function fieldsInWords(keys: readonly string[]): string {
  return keys.length === 0 ? "no fields" : keys.slice(0, 5).join(", ");
}

/** `""` → "The result", `"data[3]"` → "data[3] of the result", `"[3]"` → "Element 3". */
export function place(at: string): string {
  if (at === "") return "The result";
  const element = /^\[(\d+)\]$/.exec(at);
  return element ? `Element ${element[1]}` : at.replace(/^\[/, "result[");
}
