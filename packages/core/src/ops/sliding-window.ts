import type { SlidingAxis, SlidingWindow } from "../backend/backend.ts";
import { explain } from "../tensor/explain.ts";
import { ShapeError } from "../tensor/shape-error.ts";

/** One number for both axes of an image, or one for each: `[vertical, horizontal]`. */
export type Pair = number | readonly [vertical: number, horizontal: number];

/**
 * How many numbers to put around an image before a window slides over it.
 *
 * A number is put on all four sides; `[2, 1]` puts 2 above and below, 1 left and right;
 * `[[top, bottom], [left, right]]` names each side. `"valid"` is none. `"same"` is as many as it
 * takes for one place at each stride: with a stride of 1, the result is as large as the image. An
 * odd one goes behind: below, and to the right.
 */
export type SlidingPadding =
  | number
  | readonly [vertical: number | Sides, horizontal: number | Sides]
  | "same"
  | "valid";

/** How many numbers before and behind one axis. */
export type Sides = readonly [before: number, behind: number];

/** How a window slides over an image. */
export interface SlidingOptions {
  /** How far the window moves from one place to the next; 1 unless said otherwise. */
  readonly stride?: Pair;
  /** None unless said otherwise. */
  readonly padding?: SlidingPadding;
  /** How far neighboring taps of the window stand apart; 1 unless said otherwise. */
  readonly dilation?: Pair;
}

/** The two numbers of a pair. */
export function pairOf(pair: Pair): readonly [number, number] {
  return typeof pair === "number" ? [pair, pair] : pair;
}

/**
 * Throws unless `kernel` is a window, and `options` say how it slides.
 *
 * @throws RangeError for a kernel, stride, padding or dilation that is none
 */
export function checkSliding(
  op: string,
  kernel: Pair,
  { stride = 1, padding = 0, dilation = 1 }: SlidingOptions,
): void {
  wholePair(op, "kernel", kernel, 1);
  wholePair(op, "stride", stride, 1);
  wholePair(op, "dilation", dilation, 1);
  sidesOf(op, padding);
}

/**
 * The window that `options` describe.
 *
 * @param image `[height, width]`
 * @param taps how many numbers the window reads in each direction
 * @throws RangeError for a stride, padding or dilation that is none, ShapeError if the window is
 *   larger than the padded image
 */
export function windowOver(
  op: string,
  [height, width]: readonly [number, number],
  taps: readonly [number, number],
  { stride = 1, padding = 0, dilation = 1 }: SlidingOptions,
): SlidingWindow {
  const strides = wholePair(op, "stride", stride, 1);
  const dilations = wholePair(op, "dilation", dilation, 1);
  const sides = sidesOf(op, padding);
  return {
    rows: axisUnder(op, "height", height, taps[0], strides[0], sides?.[0], dilations[0]),
    columns: axisUnder(op, "width", width, taps[1], strides[1], sides?.[1], dilations[1]),
  };
}

/** One axis of the window; without sides, padded such that there is one place at each stride. */
export function axisUnder(
  op: string,
  name: string,
  length: number,
  taps: number,
  stride: number,
  sides: Sides | undefined,
  dilation: number,
): SlidingAxis {
  const span = spanOf(taps, dilation);
  const [before, behind] = sides ?? sameSides(length, span, stride);
  checkFits(op, name, length, span, [before, behind], taps);
  const places = Math.floor((length + before + behind - span) / stride) + 1;
  return { length, taps, places, stride, dilation, before };
}

/** From the first to the last tap, both included. */
export function spanOf(taps: number, dilation: number): number {
  return (taps - 1) * dilation + 1;
}

/** Throws unless `value` is a whole number that is not below `least`. */
export function checkLeast(op: string, name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  const rule = `A ${name} is a whole number, ${least} or more.`;
  throw new RangeError(explain(op, `the ${name} ${JSON.stringify(value)}.`, rule));
}

/** Two whole numbers that are not below `least`. */
export function wholePair(
  op: string,
  name: string,
  pair: Pair,
  least: number,
): readonly [number, number] {
  const both = pairOf(pair);
  if (both.length === 2 && both.every((value) => Number.isInteger(value) && value >= least))
    return both;
  const rule = `A ${name} is a whole number, ${least} or more, or a pair of them, [vertical, horizontal].`;
  throw new RangeError(explain(op, `the ${name} ${JSON.stringify(pair)}.`, rule));
}

/** The padding of both axes; undefined for "same", which depends on their lengths. */
export function sidesOf(op: string, padding: SlidingPadding): readonly [Sides, Sides] | undefined {
  if (padding === "same") return undefined;
  if (padding === "valid") return sidesOf(op, 0);
  const both = typeof padding === "number" ? [padding, padding] : padding;
  const sides = Array.isArray(both)
    ? both.map((side: number | Sides) => (typeof side === "number" ? [side, side] : side))
    : [];
  const whole = sides.flat().every((value) => Number.isInteger(value) && value >= 0);
  const [vertical, horizontal] = sides;
  if (whole && sides.length === 2 && vertical.length === 2 && horizontal.length === 2)
    return [
      [vertical[0], vertical[1]],
      [horizontal[0], horizontal[1]],
    ];
  throw new RangeError(
    explain(
      op,
      `the padding ${JSON.stringify(padding)}.`,
      'A padding is "same", "valid", or whole numbers, 0 or more: one for all sides, [vertical, horizontal], or [[top, bottom], [left, right]].',
    ),
  );
}

/** As much padding as gives one place at each stride. */
function sameSides(length: number, span: number, stride: number): Sides {
  const places = Math.ceil(length / stride);
  const total = Math.max(0, (places - 1) * stride + span - length);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

function checkFits(
  op: string,
  name: string,
  length: number,
  span: number,
  [before, behind]: Sides,
  taps: number,
): void {
  if (span <= length + before + behind && taps > 0) return;
  const padded = before + behind > 0 ? ` with a padding of ${before} and ${behind}` : "";
  const dilated = span === taps || taps < 1 ? "" : `, which span ${span} by dilation,`;
  throw new ShapeError(
    op,
    `a window of ${taps} ${taps === 1 ? "tap" : "taps"}${dilated} slides over a ${name} of ${length}${padded}.`,
    "A window has 1 tap or more, and fits at least once into the axis with its padding.",
    taps > 0 && length > 0 ? 'padding: "same"' : undefined,
  );
}
