import { record } from "../autograd/record.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { checkShape, formatShape, resolveAxis, type Shape, sameShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkBackends, checkIndices } from "./operands.ts";
import { viewAlong } from "./reduce.ts";

/**
 * The rows that an index names, along an axis.
 *
 *     y[p] = x[index[p]]
 *     ∂L/∂x[r] = Σ g[p] over the places p with index[p] = r
 *
 * A row that is named twice receives two gradients, which add up.
 *
 * @param x `[..., length, ...]`, where `length` is that of the axis
 * @param index int32, any shape, every number in [0, length)
 * @returns the shape of `x` with the axis replaced by the shape of `index`
 * @throws RangeError if an index names no row, where the backend can look
 */
export function gather(x: Tensor, index: Tensor, axis = 0): Tensor {
  const at = resolveAxis("gather", axis, x.shape);
  checkIndices("gather", index);
  checkBackends("gather", x, index);
  const shape = replaceAxis(x.shape, at, index.shape);
  const y = x.derive(x.backend.gather(x.storage, index.storage, viewAlong(x.shape, at)), shape);
  return record("gather", y, [x, (g) => scatterAdd(g, index, x.shape[at], at)]);
}

/**
 * Adds rows up where an index says, along an axis: the reverse of {@link gather}.
 *
 *     y[r] = Σ x[p] over the places p with index[p] = r
 *     ∂L/∂x[p] = g[index[p]]
 *
 * @param x the shape of `index` stands where the result has its axis
 * @param index int32, any shape, every number in [0, length)
 * @param length how long the axis of the result is
 * @returns the shape of `x` with the axes of `index` replaced by one of `length`
 * @throws ShapeError if `x` does not hold the shape of `index` at the axis, or `length` is no length
 */
export function scatterAdd(x: Tensor, index: Tensor, length: number, axis = 0): Tensor {
  checkIndices("scatterAdd", index);
  checkBackends("scatterAdd", x, index);
  const at = checkScatter(x.shape, index.shape, length, axis);
  const shape = [...x.shape.slice(0, at), length, ...x.shape.slice(at + index.rank)];
  const y = x.derive(x.backend.scatterAdd(x.storage, index.storage, viewAlong(shape, at)), shape);
  return record("scatterAdd", y, [x, (g) => gather(g, index, at)]);
}

/** Where the rows stand in `x`, which is also where the axis stands in the result. */
function checkScatter(shape: Shape, index: Shape, length: number, axis: number): number {
  checkShape("scatterAdd", [length]);
  const at = axis < 0 ? axis + shape.length - index.length + 1 : axis;
  const whole = Number.isInteger(at) && at >= 0 && at + index.length <= shape.length;
  if (whole && sameShape(shape.slice(at, at + index.length), index)) return at;
  throw new ShapeError(
    "scatterAdd",
    `${formatShape(shape)} does not hold one row for each index of ${formatShape(index)} at axis ${axis}.`,
    "At the axis, the tensor has the shape of the index.",
  );
}

function replaceAxis(shape: Shape, axis: number, replacement: Shape): Shape {
  return [...shape.slice(0, axis), ...replacement, ...shape.slice(axis + 1)];
}
