import { isRecord } from "../../plain/plain.ts";
import { renderValue } from "../../render/render-value.ts";
import type { Difference, Failure } from "../check-failure.ts";
import type { Differences } from "./differences.ts";
import { kindInWords, place } from "./words.ts";

/** Something of another kind stands where a number, list or record is expected. */
export function typeFailure({
  at,
  received,
  expected,
}: Difference): Pick<Failure, "kind" | "message"> {
  const wanted = kindInWords(expected);
  if (received === undefined && at === "") {
    const message = "Nothing came back (undefined): is a `return` missing?";
    return { kind: "type", message };
  }
  const given =
    typeof received === "string" ? `the text ${renderValue(received)}` : kindInWords(received);
  return { kind: "type", message: `${place(at)} is ${given}, where ${wanted} is expected.` };
}

/** A list of another length, or a record without a field. */
export function shapeFailure({
  at,
  received,
  expected,
}: Difference): Pick<Failure, "kind" | "message"> {
  if (received === undefined) {
    return { kind: "shape", message: `The result has no field \`${at}\`.` };
  }
  const message = `${place(at)} is ${kindInWords(received)}, where ${kindInWords(expected)} is expected.`;
  return {
    kind: "shape",
    message: isRecord(received) ? message : message.replaceAll("list of", "list of length"),
  };
}

/** Wrong numbers, or other single values. */
export function valueFailure(
  { values, compared }: Differences,
  first: Difference,
): Omit<Failure, "why"> {
  const errors = values.map(errorOf);
  const worst = values[argmax(errors.map((error) => error.absolute))];
  const maxAbsoluteError = Math.max(...errors.map((error) => error.absolute));
  const maxRelativeError = Math.max(...errors.map((error) => error.relative));
  const nearly = maxRelativeError <= 1e-3;
  const kind = kindOf(values);
  const message = messageOf(values, compared, first, kind, nearly ? maxRelativeError : undefined);
  const measured = {
    wrong: values.length,
    of: compared,
    maxAbsoluteError,
    maxRelativeError,
    nearly,
  };
  return { kind, message, worst, ...measured };
}

function errorOf({ received, expected }: Difference): { absolute: number; relative: number } {
  if (typeof received !== "number" || typeof expected !== "number") {
    return { absolute: Infinity, relative: Infinity };
  }
  const absolute = Math.abs(received - expected);
  if (!Number.isFinite(absolute)) return { absolute: Infinity, relative: Infinity };
  return { absolute, relative: absolute / Math.abs(expected) };
}

function argmax(numbers: readonly number[]): number {
  return numbers.indexOf(Math.max(...numbers));
}

function kindOf(values: readonly Difference[]): "nan" | "infinite" | "value" {
  if (values.some(({ received }) => Number.isNaN(received))) return "nan";
  const infinite = values.some(
    ({ received, expected }) =>
      Math.abs(Number(received)) === Infinity && Number.isFinite(expected),
  );
  return infinite ? "infinite" : "value";
}

function messageOf(
  values: readonly Difference[],
  compared: number,
  first: Difference,
  kind: string,
  nearlyBy: number | undefined,
): string {
  const shown =
    kind === "nan" ? (values.find(({ received }) => Number.isNaN(received)) ?? first) : first;
  const [received, expected] = [renderValue(shown.received), renderValue(shown.expected)];
  const meaning = kind === "nan" ? " (not a number)" : "";
  const one = `${place(shown.at)} is ${received}${meaning}, where ${expected} is expected.`;
  const many =
    compared > 1 && values.length > 1 ? ` ${values.length} of ${compared} numbers are wrong.` : "";
  const nearly =
    nearlyBy === undefined
      ? ""
      : ` It is off by a little (${(100 * nearlyBy).toPrecision(2)} % at most): the formula is nearly right.`;
  return one + many + nearly;
}
