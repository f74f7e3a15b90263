import type { Tensor } from "@gradus/core";
import { globalNorm } from "../clip-gradients.ts";
import { checkOption, positive } from "../options.ts";

/**
 * A step size in proportion to the length of the gradient, so that steps shrink near a minimum.
 *
 *     η(g) = min(max, η₀ · ‖g‖)            ‖g‖ over all parameters together
 *
 * It depends on numbers, not on time, and so it waits for them.
 *
 * @param gradients the gradients of all parameters
 */
export async function gradientMagnitude(
  learningRate: number,
  gradients: readonly Tensor[],
  { max = Infinity }: { readonly max?: number } = {},
): Promise<number> {
  checkOption("gradientMagnitude", "learningRate", learningRate, positive);
  return Math.min(max, learningRate * (await globalNorm(gradients).item()));
}
