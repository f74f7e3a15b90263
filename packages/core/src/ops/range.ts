import { explain } from "../tensor/explain.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape, type Shape } from "../tensor/shape.ts";

/**
 * Which part of an axis: `[start, stop]` or `[start, stop, step]`, where `stop` is left out, as in
 * Python. Negative places count from the end, places beyond an end stop there, and a negative step
 * runs backward. `null` is the whole axis; a number is that one place, and the axis disappears.
 */
export type Range =
  | number
  | null
  | readonly [start: number | null, stop: number | null, step?: number];

/** The places `start`, `start + step`, … of an axis, `count` of them. */
export interface Part {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/**
 * The places that a range names.
 *
 * @throws ShapeError for a single place outside the axis, RangeError for a step of 0, or for a
 *   number that is not whole
 */
export function partOf(shape: Shape, axis: number, range: Range): Part {
  if (range === null) return { start: 0, step: 1, count: shape[axis] };
  if (typeof range === "number") return { start: placeOf(shape, axis, range), step: 1, count: 1 };
  const [start, stop, step = 1] = range;
  checkWholeNumbers(axis, range);
  const length = shape[axis];
  // Walking backward, the places are −1 to length − 1: "before the first" has to be reachable.
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
  const [first, last] = step > 0 ? [lowest, highest] : [highest, lowest];
  const clamp = (at: number): number =>
    Math.min(Math.max(at < 0 ? at + length : at, lowest), highest);
  const from = start === null ? first : clamp(start);
  const to = stop === null ? last : clamp(stop);
  const count = Math.max(0, Math.ceil((to - from) / step));
  return { start: count === 0 ? 0 : from, step, count };
}

function checkWholeNumbers(axis: number, range: readonly (number | null | undefined)[]): void {
  const whole = range.every((n) => n === null || n === undefined || Number.isInteger(n));
  if (whole && range[2] !== 0) return;
  throw new RangeError(
    explain(
      "slice",
      `[${range.map(String).join(", ")}] along axis ${axis}.`,
      "Start, stop and step are whole numbers, null is an open end, and a step is not 0.",
    ),
  );
}

function placeOf(shape: Shape, axis: number, at: number): number {
  const length = shape[axis];
  const place = at < 0 ? at + length : at;
  if (Number.isInteger(at) && place >= 0 && place < length) return place;
  throw new ShapeError(
    "slice",
    `place ${at} along axis ${axis} of ${formatShape(shape)} does not exist.`,
    length === 0
      ? "An axis of length 0 has no places."
      : `The axis has places 0 to ${length - 1}, or -${length} to -1 from the end.`,
  );
}
