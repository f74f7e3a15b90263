import type { TypedArray } from "../../tensor/dtype.ts";
import type { Shape } from "../../tensor/shape.ts";
import type { Layout } from "../backend.ts";

/**
 * Walks through a shape in row-major order, one row of its last axis at a time.
 *
 * @param visit receives where the row starts in the flat order, and where the layout puts it
 */
export function forEachRow(
  shape: Shape,
  { offset, strides }: Layout,
  visit: (flat: number, at: number) => void,
): void {
  if (shape.includes(0)) return;
  const axes = shape.length - 1;
  const row = shape[axes] ?? 1;
  const counter = new Int32Array(Math.max(axes, 0));
  for (let flat = 0, at = offset; ; flat += row) {
    visit(flat, at);
    let axis = axes - 1;
    while (axis >= 0 && ++counter[axis] === shape[axis]) {
      counter[axis] = 0;
      at -= (shape[axis] - 1) * strides[axis];
      axis--;
    }
    if (axis < 0) return;
    at += strides[axis];
  }
}

/** y[row-major place] = x[place in the layout]. */
export function copy(x: TypedArray, from: Layout, y: TypedArray, shape: Shape): void {
  const row = shape.at(-1) ?? 1;
  const step = from.strides.at(-1) ?? 0;
  forEachRow(shape, from, (flat, at) => {
    for (let i = flat; i < flat + row; i++, at += step) y[i] = x[at];
  });
}

/** y[place in the layout] = x[row-major place]. */
export function place(x: TypedArray, shape: Shape, y: TypedArray, to: Layout): void {
  const row = shape.at(-1) ?? 1;
  const step = to.strides.at(-1) ?? 0;
  forEachRow(shape, to, (flat, at) => {
    for (let i = flat; i < flat + row; i++, at += step) y[at] = x[i];
  });
}
