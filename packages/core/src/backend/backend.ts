import type { DType, TypedArray } from "../tensor/dtype.ts";
import type { Shape } from "../tensor/shape.ts";
import type { FusedKernels } from "./fused-kernels.ts";

/**
 * Numbers held by a backend. Only that backend's kernels can look inside.
 *
 * Several tensors may hold one storage (a reshape copies nothing); it is freed with its last holder.
 */
export interface Storage {
  readonly dtype: DType;
  readonly size: number;
  /** One more tensor holds these numbers. */
  retain(): void;
  /** One tensor fewer holds these numbers. */
  release(): void;
  /** Copies the numbers out. On a GPU this waits for the queue. */
  read(): Promise<TypedArray>;
  /** Copies the numbers out at once, where the backend can. */
  readSync(): TypedArray;
}

/** Scalar functions of one number that keep whole numbers whole. */
export type WholeUnaryFn = "neg" | "abs" | "sign" | "square";

/** Scalar functions of one number. */
export type UnaryFn =
  | WholeUnaryFn
  | "exp"
  | "expm1"
  | "log"
  | "log1p"
  | "sqrt"
  | "reciprocal"
  | "sin"
  | "cos"
  | "tanh"
  | "sigmoid"
  | "erf";

/** Comparisons: 1 where they hold, else 0. Nothing compares with NaN but `notEqual`. */
export type ComparisonFn = "equal" | "notEqual" | "greater" | "greaterEqual" | "less" | "lessEqual";

/** Scalar functions of two numbers that keep whole numbers whole. */
export type WholeBinaryFn = "add" | "sub" | "mul" | "maximum" | "minimum" | ComparisonFn;

/** Scalar functions of two numbers. */
export type BinaryFn = WholeBinaryFn | "div" | "pow";

/** Ways to fold an axis into one number. NaN wins over every other number. */
export type ReduceFn = "sum" | "max" | "min";

/** Ways to find a place along an axis: the first of the largest, the first of the smallest. */
export type ArgReduceFn = "argmax" | "argmin";

/**
 * Where the elements of a shape stand in flat memory: element `[i, j, …]` at
 * `offset + i · strides[0] + j · strides[1] + …`. A stride of 0 repeats, a negative one runs backward.
 */
export interface Layout {
  readonly offset: number;
  readonly strides: readonly number[];
}

/** An axis seen from the memory: `outer` blocks of `length` rows of `inner` neighbors. */
export interface AxisView {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

/** The sizes of a batch of matrix products `[m, k] × [k, n] → [m, n]`. */
export interface MatmulSizes {
  /** How many products. */
  readonly batch: number;
  readonly m: number;
  readonly k: number;
  readonly n: number;
  /** Whether all products share one left matrix. */
  readonly sharedA: boolean;
  /** Whether all products share one right matrix. */
  readonly sharedB: boolean;
  /** Whether the left matrices are stored as `[k, m]`. */
  readonly transposeA: boolean;
  /** Whether the right matrices are stored as `[n, k]`. */
  readonly transposeB: boolean;
}

/**
 * How a window slides along one axis: at place `p`, its tap `k` reads the number
 * `p · stride + k · dilation − before`, or a 0 where the axis has no such number.
 */
export interface SlidingAxis {
  /** How many numbers the axis has. */
  readonly length: number;
  /** How many numbers the window reads at each place. */
  readonly taps: number;
  /** At how many places the window stands. */
  readonly places: number;
  /** How far the window moves from one place to the next. */
  readonly stride: number;
  /** How far two neighboring taps stand apart. */
  readonly dilation: number;
  /** How much padding stands before the first number. */
  readonly before: number;
}

/** A window that slides over an image, row by row. */
export interface SlidingWindow {
  readonly rows: SlidingAxis;
  readonly columns: SlidingAxis;
}

/**
 * The sizes of a convolution `[batch, inChannels, height, width] → [batch, outChannels, places, places]`
 * with weights `[outChannels, inChannels / groups, taps, taps]`.
 */
export interface ConvSizes extends SlidingWindow {
  readonly batch: number;
  readonly inChannels: number;
  readonly outChannels: number;
  /** Into how many parts the channels fall, each of which sees only itself. */
  readonly groups: number;
}

/** The sizes of a pooling `[images, height, width] → [images, places, places]`. */
export interface PoolSizes extends SlidingWindow {
  readonly images: number;
}

/**
 * What a device must be able to do.
 *
 * A backend computes forward values only. Gradients are written once, in `ops/`, in terms of these
 * kernels, so a new backend is differentiable as soon as it computes. Shapes are checked in the
 * ops; kernels trust their arguments.
 */
export interface Backend {
  readonly name: string;
  readonly dtypes: readonly DType[];
  upload(data: TypedArray): Storage;
  fill(value: number, size: number, dtype: DType): Storage;
  /** The same numbers in another dtype; int32 drops fractions. */
  cast(x: Storage, dtype: DType): Storage;

  /** Applies `fn` to every element. */
  map(fn: UnaryFn, x: Storage): Storage;
  /** Applies `fn` to the pairs that two shapes form when broadcast to `shape`. */
  zip(fn: BinaryFn, a: Storage, aShape: Shape, b: Storage, bShape: Shape, shape: Shape): Storage;
  /** Element by element, `a` where `condition` is not 0, else `b`; all of one size. */
  select(condition: Storage, a: Storage, b: Storage): Storage;

  /** Folds an axis. An empty axis folds to 0, −∞ or +∞. */
  reduce(fn: ReduceFn, x: Storage, axis: AxisView): Storage;
  /** The index along an axis, as int32. */
  argReduce(fn: ArgReduceFn, x: Storage, axis: AxisView): Storage;
  /** Running totals along an axis, from its start or, reversed, from its end. */
  cumulativeSum(x: Storage, axis: AxisView, reverse: boolean): Storage;

  /** Reads the elements of `shape` from where `from` says they stand. */
  copy(x: Storage, from: Layout, shape: Shape): Storage;
  /** Writes the elements of `shape` to where `to` says, among `size` numbers that are else `value`. */
  place(x: Storage, shape: Shape, to: Layout, size: number, value: number): Storage;
  /** Joins parts along an axis; each part is `[outer, widths[i]]`. */
  concat(parts: readonly Storage[], outer: number, widths: readonly number[]): Storage;
  /** The rows that `index` names: `[outer, length, inner] → [outer, index.size, inner]`. */
  gather(x: Storage, index: Storage, axis: AxisView): Storage;
  /** Adds rows up where `index` says: `[outer, index.size, inner] → [outer, length, inner]`. */
  scatterAdd(x: Storage, index: Storage, axis: AxisView): Storage;

  matmul(a: Storage, b: Storage, sizes: MatmulSizes): Storage;

  /** Each window of the image meets the weights: see `ops/conv2d.ts`, also for the two below. */
  conv2d(x: Storage, weight: Storage, sizes: ConvSizes): Storage;
  /** The gradient of {@link conv2d} with respect to its image. */
  conv2dGradX(g: Storage, weight: Storage, sizes: ConvSizes): Storage;
  /** The gradient of {@link conv2d} with respect to its weights. */
  conv2dGradWeight(x: Storage, g: Storage, sizes: ConvSizes): Storage;

  /** Faster replacements for compositions of ops, where this backend has them. */
  readonly fused: Partial<FusedKernels>;
}
