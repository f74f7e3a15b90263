import { fromData, Random, type Shape, sizeOf, type Tensor } from "@gradus/core";
import { shapes } from "@gradus/core/testing";
import * as fc from "fast-check";
import type { Place } from "./parity-case.ts";

/** Lengths at which kernels do something else: one below a tile, a tile, one above. */
const edgeLengths = [15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1025];

/** A length around the edge of a tile. */
export const edges: fc.Arbitrary<number> = fc.constantFrom(...edgeLengths);

/** A short length, now and then one around the edge of a tile; no more than 65. */
export const lengths: fc.Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(...edgeLengths.filter((length) => length <= 65)) },
);

/** Shapes of rank 0 to 5: short axes, an axis around the edge of a tile, sometimes nothing at all. */
export function anyShape({ minRank = 0 }: { readonly minRank?: number } = {}): fc.Arbitrary<Shape> {
  const oneLong = fc
    .tuple(shapes({ minRank: Math.max(1, minRank), maxRank: 3, maxLength: 3 }), fc.nat(), edges)
    .map(([shape, at, length]) => shape.with(at % shape.length, length));
  return fc.oneof(
    { weight: 3, arbitrary: shapes({ minRank, maxRank: 5, maxLength: 4 }) },
    { weight: 3, arbitrary: oneLong },
    {
      weight: 1,
      arbitrary: shapes({ minRank: Math.max(1, minRank), maxRank: 3, allowEmpty: true }),
    },
  );
}

/** As {@link anyShape}, with something in it. */
export function fullShape(options?: { readonly minRank?: number }): fc.Arbitrary<Shape> {
  return anyShape(options).map((shape) => shape.map((length) => Math.max(1, length)));
}

/** Shapes that broadcast together, from one that they broadcast to. */
export function shapesBroadcasting(count: number): fc.Arbitrary<Shape[]> {
  return anyShape().chain((shape) => {
    const one = fc
      .tuple(
        fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }),
        fc.nat(shape.length),
      )
      .map(([ones, missing]) => shape.map((n, axis) => (ones[axis] ? 1 : n)).slice(missing));
    const whole = fc.constant(shape);
    return fc.array(fc.oneof(one, whole), { minLength: count, maxLength: count });
  });
}

/** Between which numbers; from −2 to 2 unless said otherwise. */
export interface Range {
  readonly low?: number;
  readonly high?: number;
}

/** A seed, from which numbers are made: shapes shrink, and thousands of numbers cost nothing. */
export const seeds: fc.Arbitrary<number> = fc.nat(0xffff);

/**
 * float32 numbers of a shape. A quarter of them are multiples of ½, so that zeros, ties and whole numbers are among them.
 */
export function numbers(shape: Shape, { low = -2, high = 2 }: Range = {}): fc.Arbitrary<Tensor> {
  return seeds.map((seed) => {
    const random = new Random(seed);
    return fromData(
      Float32Array.from({ length: sizeOf(shape) }, () => {
        const x = low + (high - low) * random.next();
        const half = Math.round(2 * x) / 2;
        return random.next() < 0.25 && half >= low && half <= high ? half : x;
      }),
      shape,
    );
  });
}

/** Whole numbers of a shape, from `low` up to but not including `high`. */
export function wholeNumbers(shape: Shape, low: number, high: number): fc.Arbitrary<Tensor> {
  return seeds.map((seed) => new Random(seed).integers(shape, low, high));
}

/** One tensor for each shape. */
export function numbersOf(all: readonly Shape[], range?: Range): fc.Arbitrary<Tensor[]> {
  return fc.tuple(...all.map((shape) => numbers(shape, range)));
}

/** float32 numbers to be made at a place, as long as they are there. */
export function numbersAt(
  random: Random,
  shape: Shape,
  { dtype, backend }: Place,
  of: (x: number) => number = (x) => x,
): Tensor {
  const single = Float32Array.from({ length: sizeOf(shape) }, () => of(random.nextNormal()));
  return fromData(dtype === "float64" ? Float64Array.from(single) : single, shape, { backend });
}

/** Numbers that a device may treat in a way of its own. */
export const odd: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -3,
  7,
  1e-30,
  -1e-30,
  1e30,
  -1e30,
  3e38,
  -3e38,
  88,
  -88,
  104,
  -104,
  Number.NaN,
  Infinity,
  -Infinity,
];

/** A vector of given numbers. */
export function vector(values: readonly number[]): Tensor {
  return fromData(Float32Array.from(values), [values.length]);
}

/** Every pair of given numbers, as two vectors. */
export function pairsOf(values: readonly number[]): [Tensor, Tensor] {
  const pairs = values.flatMap((a) => values.map((b) => [a, b]));
  return [vector(pairs.map(([a]) => a)), vector(pairs.map(([, b]) => b))];
}
