import type { TypedArray } from "../../tensor/dtype.ts";
import type { BinaryFn } from "../backend.ts";

/**
 * One row of pairs: `n` elements of `y` from index `k` on, where `a` is read from index `i` in
 * steps of `stepA`, and `b` from `j` in steps of `stepB`. A step of 0 repeats one number: that is
 * all a kernel knows of broadcasting.
 */
export type BinaryKernel = (
  a: TypedArray,
  i: number,
  stepA: number,
  b: TypedArray,
  j: number,
  stepB: number,
  y: TypedArray,
  k: number,
  n: number,
) => void;

/** y = f(a, b), one loop a function. */
export const binary: Record<BinaryFn, BinaryKernel> = {
  add(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = a[i] + b[j];
  },
  sub(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = a[i] - b[j];
  },
  mul(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = a[i] * b[j];
  },
  div(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = a[i] / b[j];
  },
  pow(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = power(a[i], b[j]);
  },
  maximum(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = Math.max(a[i], b[j]);
  },
  minimum(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = Math.min(a[i], b[j]);
  },
  equal(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = a[i] === b[j] ? 1 : 0;
  },
  notEqual(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = a[i] === b[j] ? 0 : 1;
  },
  greater(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = a[i] > b[j] ? 1 : 0;
  },
  greaterEqual(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = a[i] >= b[j] ? 1 : 0;
  },
  less(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = a[i] < b[j] ? 1 : 0;
  },
  lessEqual(a, i, stepA, b, j, stepB, y, k, n) {
    for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = a[i] <= b[j] ? 1 : 0;
  },
};

/** The product of two int32 numbers, wrapped to 32 bits, even where a double would round it. */
export const wholeMul: BinaryKernel = (a, i, stepA, b, j, stepB, y, k, n) => {
  for (const end = k + n; k < end; k++, i += stepA, j += stepB) y[k] = Math.imul(a[i], b[j]);
};

/** aᵇ as IEEE 754 has it: 1 to any power is 1, where JavaScript says NaN. */
function power(a: number, b: number): number {
  if (a === 1) return 1;
  if (a === -1 && Math.abs(b) === Infinity) return 1;
  return a ** b;
}
