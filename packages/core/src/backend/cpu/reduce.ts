import type { TypedArray } from "../../tensor/dtype.ts";
import type { ArgReduceFn, AxisView, ReduceFn } from "../backend.ts";

type ReduceKernel = (x: TypedArray, y: TypedArray, axis: AxisView) => void;

/**
 * y[o, i] = fold over k of x[o, k, i]. Totals are kept in double precision until they are done.
 *
 * Along the last axis the numbers of one fold are neighbors, and its total is a local variable;
 * along any other axis a whole row of folds advances together.
 */
export const reduce: Record<ReduceFn, ReduceKernel> = {
  sum(x, y, { outer, length, inner }) {
    if (inner === 1) {
      for (let o = 0, at = 0; o < outer; o++) {
        let total = 0;
        for (const end = at + length; at < end; at++) total += x[at];
        y[o] = total;
      }
      return;
    }
    const totals = new Float64Array(inner);
    for (let o = 0, at = 0; o < outer; o++) {
      totals.fill(0);
      for (let k = 0; k < length; k++) for (let i = 0; i < inner; i++, at++) totals[i] += x[at];
      y.set(totals, o * inner);
    }
  },

  max(x, y, { outer, length, inner }) {
    if (inner === 1) {
      for (let o = 0, at = 0; o < outer; o++) {
        let largest = -Infinity;
        for (const end = at + length; at < end; at++) largest = Math.max(largest, x[at]);
        y[o] = largest;
      }
      return;
    }
    const largest = new Float64Array(inner);
    for (let o = 0, at = 0; o < outer; o++) {
      largest.fill(-Infinity);
      for (let k = 0; k < length; k++)
        for (let i = 0; i < inner; i++, at++) largest[i] = Math.max(largest[i], x[at]);
      y.set(largest, o * inner);
    }
  },

  min(x, y, { outer, length, inner }) {
    if (inner === 1) {
      for (let o = 0, at = 0; o < outer; o++) {
        let smallest = Infinity;
        for (const end = at + length; at < end; at++) smallest = Math.min(smallest, x[at]);
        y[o] = smallest;
      }
      return;
    }
    const smallest = new Float64Array(inner);
    for (let o = 0, at = 0; o < outer; o++) {
      smallest.fill(Infinity);
      for (let k = 0; k < length; k++)
        for (let i = 0; i < inner; i++, at++) smallest[i] = Math.min(smallest[i], x[at]);
      y.set(smallest, o * inner);
    }
  },
};

/** y[o, i] = the first k at which x[o, k, i] is largest or smallest; the first NaN, if there is one. */
export function argReduce(
  fn: ArgReduceFn,
  x: TypedArray,
  y: Int32Array,
  { outer, length, inner }: AxisView,
): void {
  const sign = fn === "argmax" ? 1 : -1;
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * length * inner + i;
      let [best, at] = [sign * x[start], 0];
      for (let k = 1; k < length && best === best; k++) {
        const value = sign * x[start + k * inner];
        if (value > best || value !== value) [best, at] = [value, k];
      }
      y[o * inner + i] = at;
    }
  }
}

/** y[o, k, i] = Σ x[o, j, i] over j ≤ k, or over j ≥ k if reversed. */
export function cumulativeSum(
  x: TypedArray,
  y: TypedArray,
  { outer, length, inner }: AxisView,
  reverse: boolean,
): void {
  const totals = new Float64Array(inner);
  for (let o = 0; o < outer; o++) {
    totals.fill(0);
    for (let step = 0; step < length; step++) {
      const k = reverse ? length - 1 - step : step;
      let at = (o * length + k) * inner;
      for (let i = 0; i < inner; i++, at++) y[at] = totals[i] += x[at];
    }
  }
}
