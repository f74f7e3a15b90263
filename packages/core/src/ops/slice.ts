import { record } from "../autograd/record.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape, resolveAxis, stridesOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { place } from "./place.ts";
import { partOf, type Range } from "./range.ts";

/**
 * A part of each axis. Axes for which no range is given are taken whole.
 *
 *     slice(x, [1, 3])            x[1:3]
 *     slice(x, null, [0, -1, 2])  x[:, 0:-1:2]
 *     slice(x, 0)                 x[0]
 *     slice(x, [null, null, -1])  x[::-1]
 *
 * Backward, the gradient goes where the numbers came from, and the rest receives 0.
 *
 * @throws ShapeError for more ranges than axes, or a place outside; RangeError for a step of 0
 */
export function slice(x: Tensor, ...ranges: readonly Range[]): Tensor {
  if (ranges.length > x.rank) {
    throw new ShapeError(
      "slice",
      `the number of ranges is ${ranges.length}, for ${formatShape(x.shape)}.`,
      "There is at most one range for each axis.",
    );
  }
  const parts = x.shape.map((_, axis) => partOf(x.shape, axis, ranges[axis] ?? null));
  const strides = stridesOf(x.shape);
  const shape = parts.map(({ count }) => count);
  const from = {
    offset: parts.reduce((sum, { start }, axis) => sum + start * strides[axis], 0),
    strides: parts.map(({ step }, axis) => step * strides[axis]),
  };
  const kept = shape.filter((_, axis) => typeof ranges[axis] !== "number");
  const y = x.derive(x.backend.copy(x.storage, from, shape), kept);
  return record("slice", y, [x, (g) => place(g.reshape(shape), from, x.shape)]);
}

/** The numbers in reverse order along the axes; along all of them when left out. */
export function flip(x: Tensor, ...axes: number[]): Tensor {
  const flipped = new Set(axes.map((axis) => resolveAxis("flip", axis, x.shape)));
  const all = axes.length === 0;
  return slice(
    x,
    ...x.shape.map((_, axis): Range => (all || flipped.has(axis) ? [null, null, -1] : null)),
  );
}
