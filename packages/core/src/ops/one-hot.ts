import { arange } from "../tensor/creation.ts";
import { type DType } from "../tensor/dtype.ts";
import { explain } from "../tensor/explain.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { equal } from "./comparisons.ts";
import { checkIndices } from "./operands.ts";
import { unsqueeze } from "./reshape.ts";

/**
 * Labels as rows of zeros with a single 1, at the label's place.
 *
 *     oneHot([2, 0], 3)   [[0, 0, 1], [1, 0, 0]]
 *
 * A label outside [0, classes) is a row of zeros.
 *
 * @param labels int32, any shape
 * @param classes how many there are
 * @returns the shape of `labels` with an axis `[classes]` behind it, float32 unless said otherwise
 */
export function oneHot(
  labels: Tensor,
  classes: number,
  { dtype = "float32" }: { readonly dtype?: DType } = {},
): Tensor {
  checkIndices("oneHot", labels);
  if (!Number.isInteger(classes) || classes < 0) {
    throw new RangeError(
      explain("oneHot", `${classes} classes.`, "A count is a whole number, 0 or more."),
    );
  }
  const places = arange(0, classes, 1, { dtype: "int32", backend: labels.backend });
  return equal(unsqueeze(labels, -1), places).cast(dtype);
}
