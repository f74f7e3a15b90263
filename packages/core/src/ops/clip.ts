import { record } from "../autograd/record.ts";
import { explain } from "../tensor/explain.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { zip } from "./kernels.ts";
import { where } from "./where.ts";

/**
 * Numbers outside [low, high] are moved to its nearer end.
 *
 *     y = min(max(x, low), high)
 *     ∂y/∂x = 1 where low ≤ x ≤ high, else 0
 *
 * NaN stays NaN. For a bound on one side only, the other is −Infinity or Infinity.
 *
 * @param x any shape
 * @returns same shape as `x`
 * @throws RangeError if `low` is greater than `high`, or either is NaN
 */
export function clip(x: Tensor, low: number, high: number): Tensor {
  if (!(low <= high)) {
    throw new RangeError(
      explain(
        "clip",
        `from ${low} to ${high} is no interval.`,
        "The lower bound is at most the upper one.",
        low > high ? `clip(x, ${high}, ${low})` : undefined,
      ),
    );
  }
  let y = x.detach();
  if (low > -Infinity) y = zip("maximum", y, y.lift(low));
  if (high < Infinity) y = zip("minimum", y, y.lift(high));
  return record("clip", y, [x, (g) => where(x.equal(y), g, 0)]);
}
