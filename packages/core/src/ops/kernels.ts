import { type Pullback, record } from "../autograd/record.ts";
import type { BinaryFn, UnaryFn } from "../backend/backend.ts";
import { broadcastShapes } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { sumTo } from "./broadcast.ts";
import { checkOperands } from "./operands.ts";

/** A new tensor of `fn` of each element; nothing is recorded. */
export function map(fn: UnaryFn, x: Tensor): Tensor {
  return x.derive(x.backend.map(fn, x.storage), x.shape);
}

/** A new tensor of `fn` of each pair of elements, after broadcasting; nothing is recorded. */
export function zip(fn: BinaryFn, a: Tensor, b: Tensor): Tensor {
  checkOperands(fn, a, b);
  const shape = broadcastShapes(fn, a.shape, b.shape);
  return a.derive(a.backend.zip(fn, a.storage, a.shape, b.storage, b.shape, shape), shape);
}

/**
 * Writes an operation on two broadcast operands to the tape.
 *
 * An element that broadcasting used many times receives the sum of its copies' gradients. Because
 * that is done here, no other operation has to think about broadcasting in its gradient.
 */
export function recordBroadcast(
  op: string,
  y: Tensor,
  [a, pullbackA]: [Tensor, Pullback],
  [b, pullbackB]: [Tensor, Pullback],
): Tensor {
  return record(
    op,
    y,
    [a, (g) => sumTo(pullbackA(g), a.shape)],
    [b, (g) => sumTo(pullbackB(g), b.shape)],
  );
}
