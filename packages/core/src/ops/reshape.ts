import { record } from "../autograd/record.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import {
  checkShape,
  formatShape,
  resolveAxis,
  resolveNewAxis,
  sameShape,
  type Shape,
  sizeOf,
} from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";

/**
 * The same numbers, in the same order, under another shape. Shares its storage with `x`.
 *
 * A length of −1 is found by division. Beside a length of 0 nothing can be found, since 0 times
 * anything is 0: `[0, 3] → [−1, 3]` is `[0, 3]`, but `[0, 3] → [−1, 0]` is an error, as in NumPy.
 *
 * @param x any shape
 * @param shape as many numbers; one length may be −1 and follows from the others
 * @throws ShapeError if the sizes differ, or −1 is not one whole number
 */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const target = shape.includes(-1) ? inferred(x, shape) : shape;
  if (sameShape(x.shape, target)) return x;
  checkShape("reshape", target);
  if (sizeOf(target) !== x.size) {
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
  const at = resolveNewAxis("unsqueeze", axis, x.shape);
  return x.reshape(x.shape.toSpliced(at, 0, 1));
}

/** `shape` with the one length that was left open. */
function inferred(x: Tensor, shape: Shape): Shape {
  const rest = shape.filter((length) => length !== -1);
  checkShape("reshape", rest);
  const missing = x.size / sizeOf(rest);
  if (rest.length !== shape.length - 1) {
    throw new ShapeError(
      "reshape",
      `${formatShape(shape)} leaves ${shape.length - rest.length} lengths open.`,
      "One length may be -1 and follows from the others.",
    );
  }
  if (!Number.isInteger(missing)) {
    throw new ShapeError(
      "reshape",
      `${formatShape(x.shape)} holds ${x.size} numbers, which do not make whole rows of ${formatShape(shape)}.`,
      "One length may be -1; the product of the others is not 0 and divides the number of elements.",
    );
  }
  return shape.map((length) => (length === -1 ? missing : length));
}
