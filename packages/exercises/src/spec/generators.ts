import * as fc from "fast-check";
import type { Mat } from "../mat.ts";

/** Where generated numbers lie: [−10, 10] unless said otherwise. */
export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
}

/**
 * Finite numbers that are kind to floating point and to the reader: whole numbers and thousandths, so that a
 * counterexample reads `0.375` and not `1.7976931348623157e-308`. They shrink towards small whole numbers.
 */
export function numbers({ min = -10, max = 10 }: NumberRange = {}): fc.Arbitrary<number> {
  const thousandths = fc
    .integer({ min: Math.ceil(min * 1000), max: Math.floor(max * 1000) })
    .map((n) => n / 1000);
  if (Math.ceil(min) > Math.floor(max)) return thousandths;
  const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  return fc.oneof({ withCrossShrink: true }, whole, thousandths);
}

/** Numbers that are not 0. */
export function nonzeroNumbers(range?: NumberRange): fc.Arbitrary<number> {
  return numbers(range).filter((n) => n !== 0);
}

export interface VectorOptions extends NumberRange {
  /** 1 unless said otherwise. */
  readonly minLength?: number;
  /** 5 unless said otherwise. */
  readonly maxLength?: number;
  /** Sets both. */
  readonly length?: number;
}

/** Vectors, as lists of `numbers`. */
export function vectors(options: VectorOptions = {}): fc.Arbitrary<number[]> {
  return fc.array(numbers(options), lengths(options));
}

/** Two vectors of the same length. */
export function pairOfVectors(options: VectorOptions = {}): fc.Arbitrary<[number[], number[]]> {
  return lengthsOf(options).chain((length) => {
    const one = vectors({ ...options, length });
    return fc.tuple(one, one);
  });
}

/** Three vectors of the same length. */
export function tripleOfVectors(
  options: VectorOptions = {},
): fc.Arbitrary<[number[], number[], number[]]> {
  return lengthsOf(options).chain((length) => {
    const one = vectors({ ...options, length });
    return fc.tuple(one, one, one);
  });
}

function lengths({ length, minLength = 1, maxLength = Math.max(5, minLength) }: VectorOptions): {
  minLength: number;
  maxLength: number;
} {
  return length === undefined ? { minLength, maxLength } : { minLength: length, maxLength: length };
}

function lengthsOf(options: VectorOptions): fc.Arbitrary<number> {
  const { minLength, maxLength } = lengths(options);
  return fc.integer({ min: minLength, max: maxLength });
}

export interface MatrixOptions extends NumberRange {
  /** 1 to 4 unless given. */
  readonly rows?: number;
  /** 1 to 4 unless given. */
  readonly columns?: number;
}

const side = (given: number | undefined): fc.Arbitrary<number> =>
  given === undefined ? fc.integer({ min: 1, max: 4 }) : fc.constant(given);

/** Matrices of `numbers`, row-major. */
export function matrices({ rows, columns, ...range }: MatrixOptions = {}): fc.Arbitrary<Mat> {
  return fc.tuple(side(rows), side(columns)).chain(([m, n]) => matrixOf(m, n, range));
}

/** Matrices with as many rows as columns. */
export function squareMatrices(range: NumberRange = {}): fc.Arbitrary<Mat> {
  return side(undefined).chain((n) => matrixOf(n, n, range));
}

/** Two matrices that can be multiplied: `[m, k]` and `[k, n]`. */
export function pairOfMatrices(range: NumberRange = {}): fc.Arbitrary<[Mat, Mat]> {
  return fc
    .tuple(side(undefined), side(undefined), side(undefined))
    .chain(([m, k, n]) => fc.tuple(matrixOf(m, k, range), matrixOf(k, n, range)));
}

/** Three matrices that can be multiplied in a row: `[m, k]`, `[k, l]` and `[l, n]`. */
export function tripleOfMatrices(range: NumberRange = {}): fc.Arbitrary<[Mat, Mat, Mat]> {
  return fc
    .tuple(side(undefined), side(undefined), side(undefined), side(undefined))
    .chain(([m, k, l, n]) =>
      fc.tuple(matrixOf(m, k, range), matrixOf(k, l, range), matrixOf(l, n, range)),
    );
}

function matrixOf(rows: number, columns: number, range: NumberRange): fc.Arbitrary<Mat> {
  return vectors({ ...range, length: rows * columns }).map((data) => ({ rows, columns, data }));
}
