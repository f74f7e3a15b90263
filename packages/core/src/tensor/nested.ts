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
  const visit = (value: Nested, path: readonly number[]): void => {
    const depth = path.length;
    if (isList(value) ? value.length !== shape[depth] : depth < shape.length)
      throw ragged(value, shape, path);
    if (!isList(value)) {
      flat.push(checkNumber(value, path));
      return;
    }
    const last = depth === shape.length - 1;
    for (let i = 0; i < value.length; i++) {
      const item = value[i];
      if (last && typeof item === "number") flat.push(item); // most numbers need no path
      else visit(item, [...path, i]);
    }
  };
  visit(values, []);
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

/** Whether a value is an array, or a typed array. */
export function isList(value: unknown): value is readonly Nested[] {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

function ragged(value: Nested, shape: Shape, path: readonly number[]): Error {
  const needed = path.length === shape.length ? "a number" : `a list of ${shape[path.length]}`;
  return new ShapeError(
    "tensor",
    `the lists are ragged: ${formatPath(path)} is ${nameOf(value)}, where ${formatShape(shape)} needs ${needed}.`,
    "Lists at the same depth have the same length.",
  );
}

function checkNumber(value: unknown, path: readonly number[]): number {
  if (typeof value === "number") return value;
  throw new TypeError(
    explain(
      "tensor",
      `${path.length === 0 ? "the value" : formatPath(path)} is ${nameOf(value)}.`,
      "A tensor is made of numbers, or of lists of lists of numbers.",
    ),
  );
}

/** Where in the lists: `values[1][0]`. */
function formatPath(path: readonly number[]): string {
  return `values${path.map((i) => `[${i}]`).join("")}`;
}

/** What a value is, in a few words for a message. */
export function nameOf(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isList(value)) return `${value.constructor.name}(${value.length})`;
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  return `an object (${value.constructor?.name ?? "Object"})`;
}
