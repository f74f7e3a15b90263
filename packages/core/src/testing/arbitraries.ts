import * as fc from "fast-check";
import { fromData } from "../tensor/creation.ts";
import { allocate, type DType } from "../tensor/dtype.ts";
import { formatShape, type Shape, sizeOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { moderate } from "./numbers.ts";

/** Which shapes to draw: small ones, unless said otherwise. */
export interface ShapeOptions {
  /** 0 unless said otherwise. */
  readonly minRank?: number;
  /** 3 unless said otherwise. */
  readonly maxRank?: number;
  /** The longest axis; 4 unless said otherwise. */
  readonly maxLength?: number;
  /** Whether axes of length 0 occur; they do not unless said otherwise. */
  readonly allowEmpty?: boolean;
}

/** Shapes small enough to check every element. */
export function shapes({
  minRank = 0,
  maxRank = 3,
  maxLength = 4,
  allowEmpty = false,
}: ShapeOptions = {}): fc.Arbitrary<Shape> {
  const length = fc.integer({ min: allowEmpty ? 0 : 1, max: maxLength });
  return fc.array(length, { minLength: minRank, maxLength: maxRank });
}

/** Tensors of one shape, float64 unless said otherwise. A counterexample prints as its numbers. */
export function tensorsOf(
  shape: Shape,
  values: fc.Arbitrary<number> = moderate,
  dtype: DType = "float64",
): fc.Arbitrary<Tensor> {
  const size = sizeOf(shape);
  return fc.array(values, { minLength: size, maxLength: size }).map((numbers) => {
    const data = allocate(dtype, size);
    data.set(numbers);
    return printable(fromData(data, shape));
  });
}

/** Tensors of any small shape, float64 unless said otherwise. */
export function tensors(
  values: fc.Arbitrary<number> = moderate,
  options: ShapeOptions & { readonly dtype?: DType } = {},
): fc.Arbitrary<Tensor> {
  return shapes(options).chain((shape) => tensorsOf(shape, values, options.dtype));
}

/** Any of the axes of a shape, each at most once, in any order, counted from the front or the end. */
export function axesOf({ length }: Shape): fc.Arbitrary<number[]> {
  const axes = Array.from({ length }, (_, axis) => axis);
  const signs = fc.array(fc.boolean(), { minLength: length, maxLength: length });
  return fc
    .tuple(fc.shuffledSubarray(axes), signs)
    .map(([chosen, fromEnd]) => chosen.map((axis) => (fromEnd[axis] ? axis - length : axis)));
}

/** Two float64 tensors whose shapes can be broadcast together. */
export function broadcastablePairs(
  left: fc.Arbitrary<number> = moderate,
  right: fc.Arbitrary<number> = left,
  options?: ShapeOptions,
): fc.Arbitrary<[Tensor, Tensor]> {
  return shapes(options)
    .chain((shape) => fc.tuple(shrunk(shape), shrunk(shape)))
    .chain(([a, b]) => fc.tuple(tensorsOf(a, left), tensorsOf(b, right)));
}

/** Three float64 tensors whose shapes can be broadcast together. */
export function broadcastableTriples(
  values: fc.Arbitrary<number> = moderate,
  options?: ShapeOptions,
): fc.Arbitrary<[Tensor, Tensor, Tensor]> {
  return shapes(options)
    .chain((shape) => fc.tuple(shrunk(shape), shrunk(shape), shrunk(shape)))
    .chain(([a, b, c]) =>
      fc.tuple(tensorsOf(a, values), tensorsOf(b, values), tensorsOf(c, values)),
    );
}

const length = fc.integer({ min: 1, max: 5 });

/** Two float64 matrices that can be multiplied: `[m, k]` and `[k, n]`. */
export const matrixPairs: fc.Arbitrary<[Tensor, Tensor]> = fc
  .tuple(length, length, length)
  .chain(([m, k, n]) => fc.tuple(tensorsOf([m, k]), tensorsOf([k, n])));

/** A shape that broadcasts to `shape`: some axes have length 1, some leading ones are missing. */
function shrunk(shape: Shape): fc.Arbitrary<Shape> {
  const ones = fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length });
  return fc
    .tuple(ones, fc.nat(shape.length))
    .map(([one, missing]) => shape.map((n, axis) => (one[axis] ? 1 : n)).slice(missing));
}

/** A tensor that a counterexample shows as its shape and its numbers, not as its insides. */
function printable(x: Tensor): Tensor {
  return Object.assign(x, {
    [fc.toStringMethod]: () => `${formatShape(x.shape)} ${fc.stringify(x.toArray())}`,
  });
}
