import { record } from "../autograd/record.ts";
import { resolveAxis } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { viewAlong } from "./reduce.ts";

export interface CumulativeSumOptions {
  /** Adds up from the end of the axis instead of from its start. */
  readonly reverse?: boolean;
}

/**
 * Running totals along an axis.
 *
 *     yₖ = Σⱼ≤ₖ xⱼ
 *     ∂L/∂xⱼ = Σₖ≥ⱼ gₖ            the same, from the other end
 *
 * @param x any shape
 * @param axis which axis to run along
 * @returns same shape as `x`
 */
export function cumulativeSum(
  x: Tensor,
  axis: number,
  { reverse = false }: CumulativeSumOptions = {},
): Tensor {
  const at = resolveAxis("cumulativeSum", axis, x.shape);
  const y = x.derive(x.backend.cumulativeSum(x.storage, viewAlong(x.shape, at), reverse), x.shape);
  return record("cumulativeSum", y, [x, (g) => cumulativeSum(g, at, { reverse: !reverse })]);
}
