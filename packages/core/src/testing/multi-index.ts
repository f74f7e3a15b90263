import { formatShape, type Shape, stridesOf } from "../tensor/shape.ts";

/** Where the element at a flat place stands, one number an axis: 5 in `[2, 3]` is `[1, 2]`. */
export function formatIndex(flat: number, shape: Shape): string {
  return formatShape(
    stridesOf(shape).map((stride, axis) => Math.floor(flat / stride) % shape[axis]),
  );
}
