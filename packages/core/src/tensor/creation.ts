import type { Backend } from "../backend/backend.ts";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { allocate, checkWhole, type DType, dtypeOf, type TypedArray } from "./dtype.ts";
import { explain } from "./explain.ts";
import { flattenNested, isList, nameOf, type Nested, shapeOfNested } from "./nested.ts";
import { ShapeError } from "./shape-error.ts";
import { checkShape, formatShape, type Shape, sizeOf } from "./shape.ts";
import { Tensor } from "./tensor.ts";

/** What kind of numbers, and where they live. */
export interface TensorOptions {
  /** float32 unless said otherwise. */
  readonly dtype?: DType;
  /** The reference backend unless said otherwise. */
  readonly backend?: Backend;
}

/**
 * A tensor from nested lists: `tensor([[1, 2], [3, 4]])` is a 2 × 2 matrix, `tensor(5)` a scalar.
 *
 * @throws ShapeError if the lists are ragged, TypeError if anything in them is not a number
 */
export function tensor(
  values: Nested,
  { dtype = "float32", backend = cpu }: TensorOptions = {},
): Tensor {
  checkDType("tensor", dtype, backend);
  const shape = shapeOfNested(values);
  const flat = flattenNested(values, shape);
  if (dtype === "int32") for (const value of flat) checkWhole("tensor", value);
  const data = allocate(dtype, flat.length);
  data.set(flat);
  return fromData(data, shape, { backend });
}

/**
 * A tensor over an existing flat array, in row-major order. The array decides the dtype, and
 * belongs to the tensor from now on.
 *
 * @throws ShapeError if the shape needs more or fewer numbers
 */
export function fromData(
  data: TypedArray,
  shape: Shape,
  { backend = cpu }: Pick<TensorOptions, "backend"> = {},
): Tensor {
  checkShape("fromData", shape);
  checkTyped(data);
  checkDType("fromData", dtypeOf(data), backend);
  if (data.length !== sizeOf(shape)) {
    throw new ShapeError(
      "fromData",
      `${data.length} numbers for ${formatShape(shape)}.`,
      `A shape holds the product of its axes, here ${sizeOf(shape)}.`,
    );
  }
  return new Tensor(backend, backend.upload(data), shape);
}

/** `shape` filled with one number. */
export function full(shape: Shape, value: number, options?: TensorOptions): Tensor {
  return filled("full", shape, value, options);
}

/** `shape` filled with 0. */
export function zeros(shape: Shape, options?: TensorOptions): Tensor {
  return filled("zeros", shape, 0, options);
}

/** `shape` filled with 1. */
export function ones(shape: Shape, options?: TensorOptions): Tensor {
  return filled("ones", shape, 1, options);
}

/**
 * The numbers `start`, `start + step`, … that come before `stop`; with one argument, from 0.
 *
 *     arange(3)          [0, 1, 2]
 *     arange(1, 2, 0.25) [1, 1.25, 1.5, 1.75]
 *
 * @throws RangeError if the step is 0 or a bound is not finite
 */
export function arange(stop: number, options?: TensorOptions): Tensor;
export function arange(start: number, stop: number, step?: number, options?: TensorOptions): Tensor;
export function arange(
  first: number,
  second?: number | TensorOptions,
  step = 1,
  options: TensorOptions = {},
): Tensor {
  if (typeof second !== "number") return arange(0, first, 1, second);
  if (step === 0 || !Number.isFinite(step) || !Number.isFinite(second - first)) {
    throw new RangeError(
      explain(
        "arange",
        `from ${first} to ${second} in steps of ${step}.`,
        "A range has finite ends and a step other than 0.",
      ),
    );
  }
  const at = (i: number): number => first + i * step;
  const before = (i: number): boolean => (step > 0 ? at(i) < second : at(i) > second);
  let length = Math.max(0, Math.ceil((second - first) / step));
  // the quotient is rounded, and may be one off
  if (length > 0 && !before(length - 1)) length--;
  else if (before(length)) length++;
  return generated("arange", length, at, options);
}

/**
 * `count` numbers from `start` to `stop`, both included, at equal distances.
 *
 * @throws RangeError if the count is not a whole number, 0 or more, or an end is not finite
 */
export function linspace(
  start: number,
  stop: number,
  count: number,
  options: TensorOptions = {},
): Tensor {
  if (!Number.isInteger(count) || count < 0 || !Number.isFinite(stop - start)) {
    throw new RangeError(
      explain(
        "linspace",
        `${count} numbers from ${start} to ${stop}.`,
        "The ends are finite, and a count is a whole number, 0 or more.",
      ),
    );
  }
  const step = count > 1 ? (stop - start) / (count - 1) : 0;
  // the last number is `stop` itself, whatever the steps before it were rounded to
  const at = (i: number): number => (i > 0 && i === count - 1 ? stop : start + i * step);
  return generated("linspace", count, at, options);
}

/** The identity matrix: 1 on the diagonal, else 0. `[rows, columns]`, square unless said otherwise. */
export function eye(
  rows: number,
  columns: number = rows,
  { dtype = "float32", backend = cpu }: TensorOptions = {},
): Tensor {
  checkShape("eye", [rows, columns]);
  checkDType("eye", dtype, backend);
  const data = allocate(dtype, rows * columns);
  for (let i = 0; i < Math.min(rows, columns); i++) data[i * columns + i] = 1;
  return fromData(data, [rows, columns], { backend });
}

function filled(
  op: string,
  shape: Shape,
  value: number,
  { dtype = "float32", backend = cpu }: TensorOptions = {},
): Tensor {
  checkShape(op, shape);
  checkDType(op, dtype, backend);
  if (dtype === "int32") checkWhole(op, value);
  return new Tensor(backend, backend.fill(value, sizeOf(shape), dtype), shape);
}

function generated(
  op: string,
  length: number,
  at: (i: number) => number,
  { dtype = "float32", backend = cpu }: TensorOptions,
): Tensor {
  checkShape(op, [length]);
  checkDType(op, dtype, backend);
  const data = allocate(dtype, length);
  for (let i = 0; i < length; i++) {
    const value = at(i);
    if (dtype === "int32") checkWhole(op, value);
    data[i] = value;
  }
  return fromData(data, [length], { backend });
}

/** Throws for arrays of other numbers, which TypeScript would refuse and JavaScript does not. */
function checkTyped(data: unknown): void {
  if (data instanceof Float32Array || data instanceof Float64Array || data instanceof Int32Array)
    return;
  const numbers = isList(data) && data.every((value) => typeof value === "number");
  throw new TypeError(
    explain(
      "fromData",
      `the data is ${nameOf(data)}.`,
      "A tensor keeps a Float32Array, a Float64Array or an Int32Array as it is.",
      numbers ? "Float32Array.from(data)" : undefined,
    ),
  );
}

function checkDType(op: string, dtype: DType, backend: Backend): void {
  if (backend.dtypes.includes(dtype)) return;
  throw new TypeError(
    explain(op, `${backend.name} has no ${dtype}.`, `It computes in ${backend.dtypes.join(", ")}.`),
  );
}
