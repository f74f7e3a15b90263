import { checkWhole } from "../tensor/dtype.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape, type Shape, stridesOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { place } from "./place.ts";

/** How many numbers to add before and behind an axis. */
export type Padding = readonly [before: number, after: number];

/**
 * Adds a border of `value` around `x`.
 *
 * The border is a constant: backward, its part of the gradient is cut off.
 *
 * @param x any shape
 * @param pads one pair for each axis
 * @returns each axis longer by its two pads
 * @throws ShapeError unless there is one pair of whole numbers, 0 or more, for each axis; RangeError
 *   if `x` is int32 and the value is not
 */
export function pad(x: Tensor, pads: readonly Padding[], value = 0): Tensor {
  checkPads(x.shape, pads);
  if (x.dtype === "int32") checkWhole("pad", value, 'x.cast("float32")');
  const shape = x.shape.map((length, axis) => pads[axis][0] + length + pads[axis][1]);
  const strides = stridesOf(shape);
  const offset = pads.reduce((sum, [before], axis) => sum + before * strides[axis], 0);
  return place(x, { offset, strides }, shape, value);
}

function checkPads(shape: Shape, pads: readonly Padding[]): void {
  const whole = pads.flat().every((length) => Number.isInteger(length) && length >= 0);
  if (pads.length === shape.length && whole) return;
  throw new ShapeError(
    "pad",
    `${formatShape(shape)} was given the pads ${JSON.stringify(pads)}.`,
    "Each axis has a pair [before, after] of whole numbers, 0 or more.",
  );
}
