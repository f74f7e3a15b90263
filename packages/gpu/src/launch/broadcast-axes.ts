import type { Shape } from "@gradus/core";

/**
 * The axes of two shapes that are broadcast together, as kernels read them: length, stride of the left operand, stride of
 * the right one and a 0, axis after axis.
 *
 * Neighboring axes along which both operands advance evenly are one axis, and axes of length 1 are none, so that most
 * pairs need two or three.
 */
export function broadcastAxes(left: Shape, right: Shape, shape: Shape): number[] {
  const [a, b] = [stridesIn(left, shape), stridesIn(right, shape)];
  const axes: [length: number, a: number, b: number][] = [];
  for (let axis = 0; axis < shape.length; axis++) {
    const length = shape[axis];
    if (length === 1) continue;
    const outer = axes.at(-1);
    if (outer && outer[1] === a[axis] * length && outer[2] === b[axis] * length) {
      axes[axes.length - 1] = [outer[0] * length, a[axis], b[axis]];
    } else axes.push([length, a[axis], b[axis]]);
  }
  return axes.flatMap(([length, x, y]) => [length, x, y, 0]);
}

/** How far apart neighbors along each axis of `shape` stand in `own`; 0 where it repeats. */
function stridesIn(own: Shape, shape: Shape): number[] {
  const strides = Array<number>(shape.length).fill(0);
  let stride = 1;
  for (let axis = shape.length - 1, at = own.length - 1; at >= 0; axis--, at--) {
    if (own[at] !== 1) strides[axis] = stride;
    stride *= own[at];
  }
  return strides;
}
