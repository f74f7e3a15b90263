import { record } from "../autograd/record.ts";
import type { DType } from "../tensor/dtype.ts";
import { explain } from "../tensor/explain.ts";
import type { Tensor } from "../tensor/tensor.ts";

/**
 * The same numbers in another dtype.
 *
 * To float32 they are rounded to the nearest, to int32 they lose their fraction (and wrap around
 * beyond 2³¹). A gradient comes back in the dtype it started from; none passes through int32.
 *
 * @param x any shape
 * @returns same shape as `x`
 * @throws TypeError if the backend has no such dtype
 */
export function cast(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x;
  if (!x.backend.dtypes.includes(dtype)) {
    throw new TypeError(
      explain(
        "cast",
        `${x.backend.name} has no ${dtype}.`,
        `It computes in ${x.backend.dtypes.join(", ")}.`,
      ),
    );
  }
  const y = x.derive(x.backend.cast(x.storage, dtype), x.shape);
  return dtype === "int32" ? y : record("cast", y, [x, (g) => g.cast(x.dtype)]);
}
