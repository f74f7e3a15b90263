import { explain } from "../../tensor/explain.ts";
import type { TypedArray } from "../../tensor/dtype.ts";
import type { AxisView } from "../backend.ts";

/** y[o, p, i] = x[o, index[p], i] */
export function gather(
  x: TypedArray,
  index: TypedArray,
  y: TypedArray,
  { outer, length, inner }: AxisView,
): void {
  checkIndex("gather", index, length);
  for (let o = 0, to = 0; o < outer; o++) {
    for (let p = 0; p < index.length; p++) {
      let from = (o * length + index[p]) * inner;
      for (let i = 0; i < inner; i++) y[to++] = x[from++];
    }
  }
}

/** y[o, index[p], i] += x[o, p, i] */
export function scatterAdd(
  x: TypedArray,
  index: TypedArray,
  y: TypedArray,
  { outer, length, inner }: AxisView,
): void {
  checkIndex("scatterAdd", index, length);
  for (let o = 0, from = 0; o < outer; o++) {
    for (let p = 0; p < index.length; p++) {
      let to = (o * length + index[p]) * inner;
      for (let i = 0; i < inner; i++) y[to++] += x[from++];
    }
  }
}

/** The one check that needs to look at numbers, and so stands in a kernel. */
function checkIndex(op: string, index: TypedArray, length: number): void {
  for (let p = 0; p < index.length; p++) {
    if (index[p] >= 0 && index[p] < length) continue;
    throw new RangeError(
      explain(
        op,
        `index ${index[p]}, at place ${p}, names no row.`,
        length === 0
          ? "The axis has length 0, so there is no row to name."
          : `The axis has ${length} rows, numbered from 0 to ${length - 1}.`,
      ),
    );
  }
}
