import { isList, isRecord, type Plain } from "../../plain/plain.ts";
import { renderValue } from "../../render/render-value.ts";
import { CheckFailure } from "../check-failure.ts";
import { plain } from "./expect-same.ts";
import { kindInWords, place } from "./words.ts";

/**
 * Numbers, all of them finite: no NaN, no Infinity, and nothing that is no number.
 *
 * @param actual a number, or lists and records of numbers
 */
export function finite(actual: unknown, why: string): void {
  const received = plain("finite", actual);
  visit(received, "", (value, at) => {
    if (typeof value !== "number") {
      const message =
        value === undefined && at === ""
          ? "Nothing came back (undefined): is a `return` missing?"
          : `${place(at)} is ${kindInWords(value)}, where a number is expected.`;
      throw new CheckFailure({ kind: "type", message, why, received });
    }
    if (Number.isFinite(value)) return;
    const kind = Number.isNaN(value) ? "nan" : "infinite";
    const meaning = kind === "nan" ? " (not a number)" : "";
    const message = `${place(at)} is ${renderValue(value)}${meaning}, where a finite number is expected.`;
    throw new CheckFailure({ kind, message, why, received });
  });
}

function visit(value: Plain, at: string, see: (value: Plain, at: string) => void): void {
  if (isList(value)) for (let i = 0; i < value.length; i++) visit(value[i], `${at}[${i}]`, see);
  else if (isRecord(value)) {
    for (const key of Object.keys(value)) visit(value[key], at === "" ? key : `${at}.${key}`, see);
  } else see(value, at);
}
