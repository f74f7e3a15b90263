import type { ArgReduceFn } from "../backend/backend.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape, resolveAxis } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type ReduceOptions, shapeWithout, viewAlong } from "./reduce.ts";

/**
 * Where the largest number stands along an axis: the first one at ties, the first NaN if there is one.
 *
 * @param x any shape
 * @param axis which axis to search; when left out, the numbers are searched in row-major order
 * @returns int32, the shape of `x` without that axis, or with length 1 there if `keepAxis`
 * @throws ShapeError if the axis is empty
 */
export function argmax(x: Tensor, axis?: number, options?: ReduceOptions): Tensor {
  return find("argmax", x, axis, options);
}

/**
 * Where the smallest number stands along an axis: the first one at ties, the first NaN if there is one.
 *
 * @param x any shape
 * @param axis which axis to search; when left out, the numbers are searched in row-major order
 * @returns int32, the shape of `x` without that axis, or with length 1 there if `keepAxis`
 * @throws ShapeError if the axis is empty
 */
export function argmin(x: Tensor, axis?: number, options?: ReduceOptions): Tensor {
  return find("argmin", x, axis, options);
}

function find(
  fn: ArgReduceFn,
  x: Tensor,
  axis: number | undefined,
  { keepAxis = false }: ReduceOptions = {},
): Tensor {
  const at = axis === undefined ? 0 : resolveAxis(fn, axis, x.shape);
  const view = viewAlong(x.shape, at, axis === undefined ? x.rank : 1);
  if (view.length === 0 && view.outer * view.inner > 0) {
    throw new ShapeError(
      fn,
      `there are no numbers to search in ${formatShape(x.shape)}.`,
      "A place can be found only among at least one number.",
    );
  }
  const along = axis === undefined ? x.shape.map((_, i) => i) : [at];
  const y = x.backend.argReduce(fn, x.storage, view);
  return x.derive(y, shapeWithout(x.shape, along, keepAxis));
}
