import { backward } from "../autograd/backward.ts";
import type { TapeNode } from "../autograd/record.ts";
import type { Backend, Storage } from "../backend/backend.ts";
import { formatTensor } from "../inspect/format-tensor.ts";
import { enter, leave } from "../memory/scope.ts";
import * as arithmetic from "../ops/arithmetic.ts";
import { cast } from "../ops/cast.ts";
import * as comparisons from "../ops/comparisons.ts";
import { matmul, type MatmulOptions } from "../ops/matmul.ts";
import { max, min } from "../ops/max.ts";
import { flatten, reshape } from "../ops/reshape.ts";
import type { Range } from "../ops/range.ts";
import { slice } from "../ops/slice.ts";
import { mean, type ReduceOptions, sum } from "../ops/sum.ts";
import { permute, transpose } from "../ops/transpose.ts";
import { checkWhole, type DType, type TypedArray } from "./dtype.ts";
import { explain } from "./explain.ts";
import { type Nested, toNested } from "./nested.ts";
import { ShapeError } from "./shape-error.ts";
import { type Axes, formatShape, type Shape, sizeOf } from "./shape.ts";

let created = 0;

/**
 * An n-dimensional array of numbers that remembers how it was computed.
 *
 * A tensor never changes; only a {@link Variable} does. Where mathematics writes a sign
 * (`a + b`, `AB`, `Aᵀ`, `Σx`), there is a method; where it writes a name (`exp x`), a function.
 */
export class Tensor {
  /** The order of creation, which is also the order of the tape. */
  readonly id: number = created++;
  readonly shape: Shape;
  readonly backend: Backend;
  /** How this tensor was computed, if the tape was running. */
  node: TapeNode | undefined = undefined;
  protected held: Storage | undefined;

  constructor(backend: Backend, storage: Storage, shape: Shape) {
    this.backend = backend;
    this.held = storage;
    this.shape = [...shape]; // whoever made the list may change it
    storage.retain();
    enter(this);
  }

  /** The numbers, as the backend holds them. */
  get storage(): Storage {
    if (this.held) return this.held;
    throw new Error(
      explain(
        "tensor",
        `this tensor ${formatShape(this.shape)} was disposed of, perhaps by the scope it was made in.`,
        "A scope frees what its body made, except what the body returns.",
        "return the tensor from the scope, or keep() it.",
      ),
    );
  }

  get dtype(): DType {
    return this.storage.dtype;
  }

  /** How many axes. */
  get rank(): number {
    return this.shape.length;
  }

  /** How many numbers. */
  get size(): number {
    return sizeOf(this.shape);
  }

  /** Whether the numbers were let go of. */
  get isDisposed(): boolean {
    return this.held === undefined;
  }

  /** Which numbers these are: 0 for those that never change; a {@link Variable} counts from 1. */
  get version(): number {
    return 0;
  }

  /** Whether anyone may ask for this tensor's gradient. */
  get requiresGrad(): boolean {
    return this.node !== undefined;
  }

  /** A new tensor on the same backend: how an operation makes its output. */
  derive(storage: Storage, shape: Shape): Tensor {
    return new Tensor(this.backend, storage, shape);
  }

  /**
   * A tensor of this shape, dtype and backend with `value` everywhere.
   *
   * @throws RangeError if this is int32 and the value is not
   */
  full(value: number): Tensor {
    this.checkHolds(value);
    return this.derive(this.backend.fill(value, this.size, this.dtype), this.shape);
  }

  /**
   * A scalar of this dtype and backend; a tensor is returned as it is.
   *
   * @throws RangeError if this is int32 and the number is not
   */
  lift(operand: Tensor | number): Tensor {
    if (typeof operand !== "number") return operand;
    this.checkHolds(operand);
    return this.derive(this.backend.fill(operand, 1, this.dtype), []);
  }

  /** Throws for a number that an int32 tensor would have to change. */
  private checkHolds(value: number): void {
    if (this.dtype !== "int32") return;
    checkWhole(`int32 tensor ${formatShape(this.shape)}`, value, 'x.cast("float32")');
  }

  /** The same numbers without their history. */
  detach(): Tensor {
    return this.derive(this.storage, this.shape);
  }

  add(other: Tensor | number): Tensor {
    return arithmetic.add(this, other);
  }

  sub(other: Tensor | number): Tensor {
    return arithmetic.sub(this, other);
  }

  mul(other: Tensor | number): Tensor {
    return arithmetic.mul(this, other);
  }

  div(other: Tensor | number): Tensor {
    return arithmetic.div(this, other);
  }

  pow(exponent: Tensor | number): Tensor {
    return arithmetic.pow(this, exponent);
  }

  neg(): Tensor {
    return arithmetic.neg(this);
  }

  equal(other: Tensor | number): Tensor {
    return comparisons.equal(this, other);
  }

  notEqual(other: Tensor | number): Tensor {
    return comparisons.notEqual(this, other);
  }

  greater(other: Tensor | number): Tensor {
    return comparisons.greater(this, other);
  }

  greaterEqual(other: Tensor | number): Tensor {
    return comparisons.greaterEqual(this, other);
  }

  less(other: Tensor | number): Tensor {
    return comparisons.less(this, other);
  }

  lessEqual(other: Tensor | number): Tensor {
    return comparisons.lessEqual(this, other);
  }

  matmul(other: Tensor, options?: MatmulOptions): Tensor {
    return matmul(this, other, options);
  }

  transpose(a?: number, b?: number): Tensor {
    return transpose(this, a, b);
  }

  permute(axes: readonly number[]): Tensor {
    return permute(this, axes);
  }

  reshape(shape: Shape): Tensor {
    return reshape(this, shape);
  }

  flatten(startAxis?: number): Tensor {
    return flatten(this, startAxis);
  }

  slice(...ranges: Range[]): Tensor {
    return slice(this, ...ranges);
  }

  sum(axes?: Axes, options?: ReduceOptions): Tensor {
    return sum(this, axes, options);
  }

  mean(axes?: Axes, options?: ReduceOptions): Tensor {
    return mean(this, axes, options);
  }

  max(axes?: Axes, options?: ReduceOptions): Tensor {
    return max(this, axes, options);
  }

  min(axes?: Axes, options?: ReduceOptions): Tensor {
    return min(this, axes, options);
  }

  cast(dtype: DType): Tensor {
    return cast(this, dtype);
  }

  /** Adds ∂this/∂p to the `grad` of every parameter p that this single number was computed from. */
  backward(): void {
    backward(this);
  }

  /** Receives a gradient. Only parameters hold on to theirs. */
  accumulate(_gradient: Tensor): void {}

  /** The numbers, flat and in row-major order. */
  data(): Promise<TypedArray> {
    return this.storage.read();
  }

  /** The numbers at once; only where the backend need not wait for a device. */
  dataSync(): TypedArray {
    return this.storage.readSync();
  }

  /** The numbers as nested lists, one level an axis; only where the backend need not wait. */
  toArray(): Nested {
    return toNested(this.dataSync(), this.shape);
  }

  /**
   * The number a one-element tensor holds.
   *
   * @throws ShapeError if there are more numbers, or none
   */
  async item(): Promise<number> {
    if (this.size !== 1) {
      throw new ShapeError(
        "item",
        `a tensor ${formatShape(this.shape)} holds ${this.size} numbers.`,
        "An item is the one number of a tensor of size 1.",
        "await x.data()",
      );
    }
    return (await this.data())[0];
  }

  /** The numbers as NumPy prints them, under a line with shape, dtype and backend. */
  toString(): string {
    return formatTensor(this);
  }

  /** Lets go of the numbers. Needed on a GPU only, and done by {@link scope}. */
  dispose(): void {
    if (!this.held) return;
    this.held.release();
    this.held = undefined;
    leave(this);
  }
}

/** What Node's console shows; defined here because a declaration file cannot say it. */
Object.defineProperty(Tensor.prototype, Symbol.for("nodejs.util.inspect.custom"), {
  value(this: Tensor): string {
    return this.toString();
  },
});
