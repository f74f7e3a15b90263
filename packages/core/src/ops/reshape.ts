import { record } from "../autograd/record.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape, resolveAxis, sameShape, type Shape, sizeOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";

/**
 * The same numbers, in the same order, under another shape. Shares its storage with `x`.
 *
 * @param x any shape
 * @param shape as many numbers; one length may be −1 and follows from the others
 * @throws ShapeError if the sizes differ
 */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const target = shape.includes(-1) ? inferred(x, shape) : shape;
  if (sameShape(x.shape, target)) return x;
  if (
    sizeOf(target) !== x.size ||
    target.some((length) => !Number.isInteger(length) || length < 0)
  ) {
    throw new ShapeError(
      "reshape",
      `${formatShape(x.shape)} holds ${x.size} numbers but ${formatShape(target)} needs ${sizeOf(target)}.`,
      "A reshape keeps every number, so both shapes must have the same product.",
    );
  }
  return record("reshape", x.derive(x.storage, target), [x, (g) => g.reshape(x.shape)]);
}

/** All axes from `startAxis` on as one: `[batch, 28, 28] → [batch, 784]` with startAxis 1. */
export function flatten(x: Tensor, startAxis = 0): Tensor {
  if (x.rank === 0) return x.reshape([1]);
  const start = resolveAxis("flatten", startAxis, x.shape);
  return x.reshape([...x.shape.slice(0, start), sizeOf(x.shape.slice(start))]);
}

/**
 * Without an axis of length 1, or without all of them.
 *
 * @throws ShapeError if the axis that is named has another length
 */
export function squeeze(x: Tensor, axis?: number): Tensor {
  if (axis === undefined) return x.reshape(x.shape.filter((length) => length !== 1));
  const at = resolveAxis("squeeze", axis, x.shape);
  if (x.shape[at] !== 1) {
    throw new ShapeError(
      "squeeze",
      `axis ${axis} of ${formatShape(x.shape)} has length ${x.shape[at]}.`,
      "Only an axis of length 1 can be left out without losing numbers.",
    );
  }
  return x.reshape(x.shape.toSpliced(at, 1));
}

/** With a new axis of length 1 in front of `axis`; −1 puts it last. */
export function unsqueeze(x: Tensor, axis: number): Tensor {
  const at = resolveAxis("unsqueeze", axis, [...x.shape, 1]);
  return x.reshape(x.shape.toSpliced(at, 0, 1));
}

/** `shape` with the one length that was left open. */
function inferred(x: Tensor, shape: Shape): Shape {
  const known = sizeOf(shape.filter((length) => length !== -1));
  const missing = x.size / known;
  if (shape.indexOf(-1) !== shape.lastIndexOf(-1) || !Number.isInteger(missing)) {
    throw new ShapeError(
      "reshape",
      `${formatShape(x.shape)} does not fit ${formatShape(shape)}.`,
      "One length may be −1; the others' product must divide the number of elements.",
    );
  }
  return shape.map((length) => (length === -1 ? missing : length));
}
