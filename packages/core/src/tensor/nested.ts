import { explain } from "./explain.ts";
import type { TypedArray } from "./dtype.ts";
import { ShapeError } from "./shape-error.ts";
import { formatShape, type Shape, sizeOf } from "./shape.ts";

/** A number, or lists of lists of numbers, as deep as the tensor's rank. */
export type Nested = number | readonly Nested[] | ArrayLike<number>;

/** The shape of nested lists: the lengths of the first list at each depth. */
export function shapeOfNested(values: Nested): number[] {
  const shape: number[] = [];
  for (let level = values; isList(level); level = level[0]) {
    shape.push(level.length);
    if (level.length === 0) break;
  }
  return shape;
}

/**
 * The numbers of nested lists in row-major order.
 *
 * @throws ShapeError if lists at the same depth differ in length, TypeError for anything but numbers
 */
export function flattenNested(values: Nested, shape: Shape): number[] {
  const flat: number[] = [];
  const visit = (value: Nested, depth: number, path: string): void => {
    if (isList(value) ? value.length !== shape[depth] : depth < shape.length)
      throw ragged(value, shape, depth, path);
    if (!isList(value)) {
      if (typeof value !== "number") throw notANumber(value, path);
      flat.push(value);
      return;
    }
    for (let i = 0; i < value.length; i++) visit(value[i], depth + 1, `${path}[${i}]`);
  };
  visit(values, 0, "");
  return flat;
}

/** Flat numbers as nested lists, one level an axis. */
export function toNested(data: TypedArray, shape: Shape): Nested {
  if (shape.length === 0) return data[0];
  const build = (axis: number, start: number): Nested => {
    const step = sizeOf(shape.slice(axis + 1));
    return Array.from({ length: shape[axis] }, (_, i) =>
      axis === shape.length - 1 ? data[start + i] : build(axis + 1, start + i * step),
    );
  };
  return build(0, 0);
}

function isList(value: unknown): value is readonly Nested[] {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

function ragged(value: Nested, shape: Shape, depth: number, path: string): Error {
  const place = path === "" ? "the whole" : `values${path}`;
  const found = isList(value) ? `a list of ${value.length}` : "no list";
  const needed = depth === shape.length ? "a number" : `a list of ${shape[depth]}`;
  return new ShapeError(
    "tensor",
    `the lists are ragged: ${place} is ${found}, where ${formatShape(shape)} needs ${needed}.`,
    "Lists at the same depth have the same length.",
  );
}

function notANumber(value: unknown, path: string): Error {
  const kind = value === null ? "null" : typeof value;
  return new TypeError(
    explain(
      "tensor",
      `${path === "" ? "the value" : `values${path}`} is ${typeof value === "string" ? JSON.stringify(value) : kind}.`,
      "A tensor is made of numbers, or of lists of lists of numbers.",
    ),
  );
}
