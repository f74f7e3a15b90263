import type { Shape } from "@gradus/core";

/** How many numbers an axis of a result has, and how far apart those of either operand stand; 0 where it repeats. */
export interface BroadcastAxis {
  readonly length: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The axes of two shapes that are broadcast together.
 *
 * Neighboring axes along which both operands advance evenly are one axis, and axes of length 1 are none, so that most
 * pairs need two or three.
 */
export function broadcastAxes(left: Shape, right: Shape, shape: Shape): BroadcastAxis[] {
  const [a, b] = [stridesIn(left, shape), stridesIn(right, shape)];
  const axes: BroadcastAxis[] = [];
  shape.forEach((length, axis) => {
    if (length === 1) return;
    const own = { length, left: a[axis], right: b[axis] };
    const outer = axes.at(-1);
    if (outer?.left === own.left * length && outer.right === own.right * length) {
      axes[axes.length - 1] = { ...own, length: outer.length * length };
    } else axes.push(own);
  });
  return axes;
}

/** What the places from `from` to `to` of a result read of one operand: its first and its last place. */
export function windowOf(
  axes: readonly BroadcastAxis[],
  side: "left" | "right",
  from: number,
  to: number,
): [first: number, last: number] {
  if (axes.length === 0) return [0, 0];
  const [{ [side]: stride }, ...inner] = axes;
  const size = inner.reduce((product, { length }) => product * length, 1);
  const within = (a: number, b: number): [number, number] => windowOf(inner, side, a, b);
  const [top, bottom] = [Math.floor(from / size), Math.floor(to / size)];
  const isOneRow = top === bottom;
  // Where an operand repeats row after row, any place of a row may be read.
  const isAnywhere = !isOneRow && stride === 0;
  const [first] = within(isAnywhere ? 0 : from % size, isOneRow ? to % size : size - 1);
  const [, last] = within(isOneRow ? from % size : 0, isAnywhere ? size - 1 : to % size);
  return [top * stride + first, bottom * stride + last];
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
