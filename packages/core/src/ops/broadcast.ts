import { record } from "../autograd/record.ts";
import { broadcastStrides } from "../tensor/broadcast-strides.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { checkShape, formatShape, sameShape, type Shape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";

/**
 * Repeats `x` along its axes of length 1, and along new leading axes, until it has `shape`.
 *
 * Copying forward means adding backward: an element used many times receives the sum of its
 * copies' gradients.
 *
 * @param x any shape that broadcasts to `shape`
 * @returns `shape`
 * @throws ShapeError if an axis of `x` is neither 1 nor as long as the one asked for
 */
export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  checkShapes("broadcastTo", x.shape, shape);
  const from = { offset: 0, strides: broadcastStrides(x.shape, shape) };
  const y = x.derive(x.backend.copy(x.storage, from, shape), shape);
  return record("broadcastTo", y, [x, (g) => sumTo(g, x.shape)]);
}

/**
 * Adds `x` up along the axes that `broadcastTo` would repeat: its reverse.
 *
 * @param x a shape that `shape` broadcasts to
 * @returns `shape`
 * @throws ShapeError if `shape` does not broadcast to the shape of `x`
 */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  checkShapes("sumTo", shape, x.shape);
  const missing = x.shape.length - shape.length;
  const repeated = x.shape.flatMap((length, axis) =>
    axis < missing || (shape[axis - missing] === 1 && length !== 1) ? [axis] : [],
  );
  return x.sum(repeated, { keepAxis: true }).reshape(shape);
}

function checkShapes(op: string, from: Shape, to: Shape): void {
  checkShape(op, to);
  const missing = to.length - from.length;
  if (missing >= 0 && from.every((length, axis) => length === 1 || length === to[axis + missing]))
    return;
  throw new ShapeError(
    op,
    `${formatShape(from)} does not stretch to ${formatShape(to)}.`,
    "Aligned from the right, an axis of length 1 stretches to any length, and every other axis keeps its own.",
  );
}
