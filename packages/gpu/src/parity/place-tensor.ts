import { fromData, type Tensor, type TypedArray } from "@gradus/core";
import type { Place } from "./parity-case.ts";

/** The same numbers somewhere else: int32 stays int32, and fractions become as long as they are there. */
export function placeTensor(
  x: Tensor,
  { dtype, backend }: Place,
  change = (y: number): number => y,
): Tensor {
  return fromData(converted(x.dataSync(), dtype, change), x.shape, { backend });
}

function converted(
  data: TypedArray,
  dtype: Place["dtype"],
  change: (y: number) => number,
): TypedArray {
  if (data instanceof Int32Array) return data.slice();
  return dtype === "float64" ? Float64Array.from(data, change) : Float32Array.from(data, change);
}
