import { record } from "../autograd/record.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape, resolveAxis, type Shape, stridesOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";

/**
 * Two axes change places: by default the last two, so that rows become columns.
 *
 * @param x `[..., m, n]`
 * @returns `[..., n, m]`
 * @throws ShapeError if there are fewer than two axes
 */
export function transpose(x: Tensor, a = -2, b = -1): Tensor {
  if (x.rank < 2) {
    throw new ShapeError(
      "transpose",
      `expected a matrix, got ${formatShape(x.shape)}.`,
      "A transpose exchanges two axes, [rows, columns].",
      x.rank === 1 ? `x.reshape([${x.size}, 1]) for a column` : undefined,
    );
  }
  const [first, second] = [
    resolveAxis("transpose", a, x.shape),
    resolveAxis("transpose", b, x.shape),
  ];
  const axes = x.shape.map((_, axis) => axis);
  [axes[first], axes[second]] = [second, first];
  return permute(x, axes);
}

/**
 * The axes in another order: axis i of the result is axis `axes[i]` of `x`.
 *
 * @param x any shape
 * @param axes every axis once
 * @throws ShapeError if an axis is missing or named twice
 */
export function permute(x: Tensor, axes: readonly number[]): Tensor {
  const order = axes.map((axis) => resolveAxis("permute", axis, x.shape));
  checkOrder(x.shape, axes, order);
  if (order.every((axis, i) => axis === i)) return x;
  const strides = stridesOf(x.shape);
  const shape = order.map((axis) => x.shape[axis]);
  const from = { offset: 0, strides: order.map((axis) => strides[axis]) };
  const y = x.derive(x.backend.copy(x.storage, from, shape), shape);
  const back = order.map((_, axis) => order.indexOf(axis));
  return record("permute", y, [x, (g) => permute(g, back)]);
}

function checkOrder(shape: Shape, axes: readonly number[], order: readonly number[]): void {
  if (order.length === shape.length && new Set(order).size === shape.length) return;
  throw new ShapeError(
    "permute",
    `[${axes.join(", ")}] is no order of the axes of ${formatShape(shape)}.`,
    `Each of the ${shape.length} axes is named once.`,
  );
}
