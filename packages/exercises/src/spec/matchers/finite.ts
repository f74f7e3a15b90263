import { isList, isRecord, type Plain } from "../../plain/plain.ts";
import { renderValue } from "../../render/render-value.ts";
import { CheckFailure, type Failure } from "../check-failure.ts";
import { plain } from "./expect-same.ts";
import { matcherPassed } from "./passed.ts";
import { aboutNaN, kindInWords, nothingCameBack, place } from "./words.ts";

/**
 * Numbers, all of them finite: no NaN, no Infinity, and nothing that is no number.
 *
 * @param actual a number, or lists and records of numbers
 */
export function finite(actual: unknown, why: string): void {
  const received = plain("finite", actual);
  visit(received, "", (value, at) => {
    const complaint = complain(value, at);
    if (complaint) throw new CheckFailure({ ...complaint, why, received });
  });
  matcherPassed();
}

function complain(value: Plain, at: string): Omit<Failure, "why"> | undefined {
  if (typeof value !== "number") {
    const message = `${place(at)} is ${kindInWords(value)}, where a number is expected.`;
    const isNothing = value === undefined && at === "";
    return { kind: "type", message: isNothing ? nothingCameBack : message };
  }
  if (Number.isFinite(value)) return undefined;
  const message = `${place(at)} is ${renderValue(value)}, where a finite number is expected.`;
  return Number.isNaN(value)
    ? { kind: "nan", message, note: aboutNaN }
    : { kind: "infinite", message };
}

function visit(value: Plain, at: string, see: (value: Plain, at: string) => void): void {
  if (isList(value)) for (let i = 0; i < value.length; i++) visit(value[i], `${at}[${i}]`, see);
  else if (isRecord(value)) {
    for (const key of Object.keys(value)) visit(value[key], at === "" ? key : `${at}.${key}`, see);
  } else see(value, at);
}
