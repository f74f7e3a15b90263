import type { TypedArray } from "../../tensor/dtype.ts";
import { broadcastStrides } from "../../tensor/broadcast-strides.ts";
import type { Shape } from "../../tensor/shape.ts";
import type { BinaryKernel } from "./binary.ts";

/**
 * Runs `kernel` over the pairs that `a` and `b` form when broadcast to `shape`.
 *
 * The trailing axes along which both operands advance evenly are one long row; the axes before it
 * are counted by an odometer.
 */
export function zip(
  kernel: BinaryKernel,
  a: TypedArray,
  aShape: Shape,
  b: TypedArray,
  bShape: Shape,
  y: TypedArray,
  shape: Shape,
): void {
  if (y.length === 0) return;
  if (a.length === y.length && b.length === y.length)
    return kernel(a, 0, 1, b, 0, 1, y, 0, y.length);
  if (b.length === 1) return kernel(a, 0, 1, b, 0, 0, y, 0, y.length);
  if (a.length === 1) return kernel(a, 0, 0, b, 0, 1, y, 0, y.length);

  const aStrides = broadcastStrides(aShape, shape);
  const bStrides = broadcastStrides(bShape, shape);
  const { row, axes } = longestRow(shape, aStrides, bStrides);
  const last = shape.length - 1;
  const counter = new Int32Array(axes);
  for (let k = 0, i = 0, j = 0; ;) {
    kernel(a, i, aStrides[last], b, j, bStrides[last], y, k, row);
    k += row;
    if (k === y.length) return;
    let axis = axes - 1;
    while (++counter[axis] === shape[axis]) {
      counter[axis] = 0;
      i -= (shape[axis] - 1) * aStrides[axis];
      j -= (shape[axis] - 1) * bStrides[axis];
      axis--;
    }
    i += aStrides[axis];
    j += bStrides[axis];
  }
}

/** How many elements advance evenly at the end of `shape`, and how many axes stand before them. */
function longestRow(shape: Shape, a: number[], b: number[]): { row: number; axes: number } {
  let axes = shape.length - 1;
  let row = shape[axes];
  const [stepA, stepB] = [a[axes], b[axes]];
  while (axes > 0 && a[axes - 1] === stepA * row && b[axes - 1] === stepB * row) {
    row *= shape[--axes];
  }
  return { row, axes };
}
