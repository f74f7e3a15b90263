import { type Shape, stridesOf } from "./shape.ts";

/** Row-major strides of `from` as seen from `to`: 0 along every axis that repeats. */
export function broadcastStrides(from: Shape, to: Shape): number[] {
  const strides = stridesOf(from);
  const missing = to.length - from.length;
  return to.map((length, axis) => {
    const own = axis - missing;
    return own < 0 || (from[own] === 1 && length !== 1) ? 0 : strides[own];
  });
}
