import { MAX_SIZE } from "./dtype.ts";
import { explain } from "./explain.ts";
import { ShapeError } from "./shape-error.ts";

/** The length of each axis, outermost first; `[]` is a scalar. */
export type Shape = readonly number[];

/** How many elements a shape holds: the product of its axes. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** `[2, 3]`, as shapes are written in messages and docs. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

/** How far apart neighbors along each axis stand in row-major order: `[2, 3, 4] → [12, 4, 1]`. */
export function stridesOf(shape: Shape): number[] {
  const strides = Array.from<number>({ length: shape.length });
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis];
  }
  return strides;
}

/**
 * The shape two operands share after broadcasting.
 *
 * Axes are aligned from the right; a missing axis or an axis of length 1 stretches to the other's.
 */
export function broadcastShapes(op: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const shape = Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left === right || right === 1) return left;
    if (left === 1) return right;
    throw new ShapeError(
      op,
      `${formatShape(a)} and ${formatShape(b)} cannot be broadcast together.`,
      `Aligned from the right, two axes fit if they are equal or one of them is 1; here ${left} meets ${right}.`,
    );
  });
  checkSize(op, shape, a, b);
  return shape;
}

/** An axis counted from the front; -1 is the last. */
export function resolveAxis(op: string, axis: number, shape: Shape): number {
  const resolved = axis < 0 ? axis + shape.length : axis;
  if (Number.isInteger(axis) && resolved >= 0 && resolved < shape.length) return resolved;
  throw new ShapeError(
    op,
    `axis ${axis} does not exist in ${formatShape(shape)}.`,
    shape.length === 0
      ? "A scalar has no axes."
      : `A tensor of rank ${shape.length} has axes 0 to ${shape.length - 1}, or -${shape.length} to -1 from the end.`,
  );
}

/** Where a new axis stands, counted from the front; -1 puts it last. */
export function resolveNewAxis(op: string, axis: number, shape: Shape): number {
  const resolved = axis < 0 ? axis + shape.length + 1 : axis;
  if (Number.isInteger(axis) && resolved >= 0 && resolved <= shape.length) return resolved;
  throw new ShapeError(
    op,
    `${formatShape(shape)} has no place ${axis} for a new axis.`,
    `A tensor of rank ${shape.length} takes one at 0 to ${shape.length}, or at -${shape.length + 1} to -1 from the end.`,
  );
}

/** One axis, several axes, or all of them when left out. */
export type Axes = number | readonly number[];

/** Axes counted from the front, in ascending order, each once. */
export function resolveAxes(op: string, axes: Axes | undefined, shape: Shape): number[] {
  if (axes === undefined) return shape.map((_, axis) => axis);
  const list = typeof axes === "number" ? [axes] : axes;
  const resolved = list.map((axis) => resolveAxis(op, axis, shape)).toSorted((a, b) => a - b);
  resolved.forEach((axis, i) => {
    if (axis !== resolved[i - 1]) return;
    throw new ShapeError(
      op,
      `axis ${axis} is named twice in [${list.join(", ")}].`,
      "Each axis is named once.",
    );
  });
  return resolved;
}

/** Throws unless every length is a whole number, 0 or more. */
export function checkShape(op: string, shape: Shape): void {
  for (const length of shape) {
    if (Number.isInteger(length) && length >= 0) continue;
    throw new ShapeError(
      op,
      `${formatShape(shape)} is not a shape.`,
      "Every axis has a length that is a whole number, 0 or more.",
    );
  }
  checkSize(op, shape);
}

/** Throws unless a tensor can hold as many numbers; `operands` are what the shape was made of. */
export function checkSize(op: string, shape: Shape, ...operands: readonly Shape[]): void {
  if (sizeOf(shape) <= MAX_SIZE) return;
  const made = operands.length > 0 ? `${operands.map(formatShape).join(" and ")} would make ` : "";
  throw new RangeError(
    explain(
      op,
      `${made}${formatShape(shape)}: ${sizeOf(shape)} numbers.`,
      `A tensor holds at most ${MAX_SIZE} numbers.`,
    ),
  );
}
