import { renderValue } from "../../render/render-value.ts";
import type { Difference, Failure } from "../check-failure.ts";
import { type Differences, listOf } from "./differences.ts";
import { measure } from "./measure.ts";
import { aboutNaN, kindInWords, nothingCameBack, place } from "./words.ts";

type Description = Pick<Failure, "kind" | "message" | "note">;

/** Something of another kind stands where a number, list or record is expected. */
export function typeFailure({ at, received, expected }: Difference): Description {
  if (received === undefined && at === "") return { kind: "type", message: nothingCameBack };
  const given =
    typeof received === "string" ? `the text ${renderValue(received)}` : kindInWords(received);
  const wanted = kindInWords(expected);
  return { kind: "type", message: `${place(at)} is ${given}, where ${wanted} is expected.` };
}

/** A list of another length, a matrix of another shape, or a record without a field. */
export function shapeFailure({ at, received, expected }: Difference): Description {
  const [given, wanted] = [kindInWords(received), kindInWords(expected)];
  const message =
    received === undefined
      ? `The result has no field \`${at}\`.`
      : `${place(at)} is ${given}, where ${wanted} is expected.`;
  return { kind: "shape", message };
}

/** Wrong numbers, or other single values. */
export function valueFailure({ values, compared }: Differences): Omit<Failure, "why"> {
  const measured = measure(values);
  const kind = kindOf(values);
  const isShown = ({ received }: Difference): boolean => kind !== "nan" || Number.isNaN(received);
  const shown = values.find(isShown) ?? values[0];
  const [received, expected] = [renderValue(shown.received), renderValue(shown.expected)];
  const list = listOf(shown.at);
  const wrong = values.filter(({ at }) => listOf(at) === list).length;
  const of = compared.get(list) ?? wrong;
  const many = wrong > 1 ? ` ${wrong} of ${of} are wrong.` : "";
  const message = `${place(shown.at)} is ${received}, where ${expected} is expected.${many}`;
  const note = kind === "nan" ? aboutNaN : nearlyNote(measured.maxRelativeError);
  return { kind, message, ...(note !== undefined && { note }), ...measured, wrong, of };
}

function nearlyNote(maxRelativeError: number): string | undefined {
  if (maxRelativeError > 1e-3) return undefined;
  const percent = Number((100 * maxRelativeError).toPrecision(2));
  return `It is off by a little (${percent} % at most): a formula that is nearly right.`;
}

function kindOf(values: readonly Difference[]): "nan" | "infinite" | "value" {
  if (values.some(({ received }) => Number.isNaN(received))) return "nan";
  const isInfinite = ({ received, expected }: Difference): boolean =>
    Math.abs(Number(received)) === Infinity && Number.isFinite(expected);
  return values.some(isInfinite) ? "infinite" : "value";
}
