import type { Layout, Shape } from "@gradus/core";

/** How many numbers an axis has, and how far apart its neighbors stand. */
export interface StridedAxis {
  readonly length: number;
  readonly stride: number;
}

/**
 * The axes of a shape in a layout, as few as say the same: neighboring axes along which the layout advances evenly are one
 * axis, and axes of length 1 are none.
 */
export function stridedAxes(shape: Shape, { strides }: Layout): StridedAxis[] {
  const axes: StridedAxis[] = [];
  shape.forEach((length, i) => {
    if (length === 1) return;
    const stride = strides[i];
    const outer = axes.at(-1);
    if (outer?.stride === stride * length)
      axes[axes.length - 1] = { length: outer.length * length, stride };
    else axes.push({ length, stride });
  });
  return axes;
}

/** The first and the last place that a layout reaches; its axes are not empty. */
export function reach(offset: number, axes: readonly StridedAxis[]): [first: number, last: number] {
  let [first, last] = [offset, offset];
  for (const { length, stride } of axes) {
    if (stride < 0) first += (length - 1) * stride;
    else last += (length - 1) * stride;
  }
  return [first, last];
}
