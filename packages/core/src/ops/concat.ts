import { record } from "../autograd/record.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import {
  formatShape,
  resolveAxis,
  resolveNewAxis,
  sameShape,
  type Shape,
  sizeOf,
} from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkOperands } from "./operands.ts";
import { unsqueeze } from "./reshape.ts";
import type { Range } from "./range.ts";
import { slice } from "./slice.ts";

/**
 * Tensors one behind the other along an axis. Backward, each receives its part of the gradient.
 *
 * @param parts at least one; same shape except along the axis
 * @throws ShapeError if there is none, or the shapes do not fit
 */
export function concat(parts: readonly Tensor[], axis = 0): Tensor {
  const [first] = checkNotEmpty("concat", parts);
  const at = resolveAxis("concat", axis, first.shape);
  for (const part of parts) checkPart(first, part, at);
  const outer = sizeOf(first.shape.slice(0, at));
  const widths = parts.map(({ shape }) => sizeOf(shape.slice(at)));
  const storages = parts.map(({ storage }) => storage);
  const lengths = parts.map(({ shape }) => shape[at]);
  const y = first.derive(
    first.backend.concat(storages, outer, widths),
    first.shape.with(
      at,
      lengths.reduce((sum, length) => sum + length, 0),
    ),
  );
  let start = 0;
  return record(
    "concat",
    y,
    ...parts.map((part, i): [Tensor, (g: Tensor) => Tensor] => {
      const range = along(at, [start, (start += lengths[i])]);
      return [part, (g) => slice(g, ...range)];
    }),
  );
}

/**
 * Tensors of one shape side by side along a new axis.
 *
 * @param parts at least one; same shape
 * @param axis where the new axis stands in the result
 * @throws ShapeError if there is none, or the shapes differ
 */
export function stack(parts: readonly Tensor[], axis = 0): Tensor {
  const [first] = checkNotEmpty("stack", parts);
  const at = resolveNewAxis("stack", axis, first.shape);
  for (const part of parts) checkSame(first, part);
  return concat(
    parts.map((part) => unsqueeze(part, at)),
    at,
  );
}

/**
 * The parts of an axis: the reverse of {@link concat}.
 *
 * @param lengths how long each part is; or a number, into how many equal parts
 * @throws ShapeError if the lengths do not add up to the axis
 */
export function split(x: Tensor, lengths: number | readonly number[], axis = 0): Tensor[] {
  const at = resolveAxis("split", axis, x.shape);
  const parts = typeof lengths === "number" ? equalLengths(x.shape, at, lengths) : lengths;
  checkLengths(x.shape, at, parts);
  let start = 0;
  return parts.map((length) => slice(x, ...along(at, [start, (start += length)])));
}

function equalLengths(shape: Shape, axis: number, count: number): number[] {
  const length = shape[axis] / count;
  if (Number.isInteger(count) && count > 0 && Number.isInteger(length))
    return Array.from({ length: count }, () => length);
  throw new ShapeError(
    "split",
    `axis ${axis} of ${formatShape(shape)} was to be cut into ${count} equal parts.`,
    `The number of parts is a whole number, 1 or more, that divides the axis, ${shape[axis]}.`,
  );
}

/** A range of one axis, all of those before it. */
function along(axis: number, range: Range): Range[] {
  return [...Array.from({ length: axis }, () => null), range];
}

function checkNotEmpty(op: string, parts: readonly Tensor[]): readonly Tensor[] {
  if (parts.length > 0) return parts;
  throw new ShapeError(op, "there are no tensors to join.", "At least one tensor gives the shape.");
}

function checkSame(first: Tensor, part: Tensor): void {
  checkOperands("stack", first, part);
  if (sameShape(first.shape, part.shape)) return;
  throw new ShapeError(
    "stack",
    `${formatShape(first.shape)} and ${formatShape(part.shape)} differ.`,
    "Tensors are stacked along a new axis and agree in all that they have.",
  );
}

function checkPart(first: Tensor, part: Tensor, axis: number): void {
  checkOperands("concat", first, part);
  const fits =
    part.rank === first.rank &&
    part.shape.every((length, i) => i === axis || length === first.shape[i]);
  if (fits) return;
  throw new ShapeError(
    "concat",
    `${formatShape(first.shape)} and ${formatShape(part.shape)} do not fit along axis ${axis}.`,
    "Tensors are joined along one axis and agree in all others.",
  );
}

function checkLengths(shape: Shape, axis: number, parts: readonly number[]): void {
  const whole = parts.every((length) => Number.isInteger(length) && length >= 0);
  const total = parts.reduce((sum, length) => sum + length, 0);
  if (whole && total === shape[axis]) return;
  throw new ShapeError(
    "split",
    `axis ${axis} of ${formatShape(shape)} was to be cut into the lengths [${parts.join(", ")}].`,
    `The parts are whole numbers that add up to the axis, ${shape[axis]}.`,
  );
}
