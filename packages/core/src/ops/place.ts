import { record } from "../autograd/record.ts";
import type { Layout } from "../backend/backend.ts";
import { type Shape, sizeOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";

/**
 * Puts the numbers of `x` at the places of a layout inside a larger tensor that is else `value`:
 * the reverse of reading through that layout.
 *
 * @param x any shape
 * @param to where each number goes; no two to the same place
 * @param shape the larger tensor
 */
export function place(x: Tensor, to: Layout, shape: Shape, value = 0): Tensor {
  const y = x.derive(x.backend.place(x.storage, x.shape, to, sizeOf(shape), value), shape);
  return record("place", y, [x, (g) => take(g, to, x.shape)]);
}

/** Reads `shape` through a layout; places no number twice, so that its gradient is {@link place}. */
function take(x: Tensor, from: Layout, shape: Shape): Tensor {
  const y = x.derive(x.backend.copy(x.storage, from, shape), shape);
  return record("take", y, [x, (g) => place(g, from, x.shape)]);
}
