import { checkOption, positive } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/**
 * Decays with the inverse square root of time. Epochs count from 1 under the root, where 0 would
 * give an infinite step.
 *
 *     η(e) = η₀ · k / √(e + 1)
 */
export function inverseSquareRoot(
  learningRate: number,
  { k = 1 }: { readonly k?: number } = {},
): Schedule {
  checkOption("inverseSquareRoot", "learningRate", learningRate, positive);
  checkOption("inverseSquareRoot", "k", k, positive);
  return (epoch) => (learningRate * k) / Math.sqrt(epoch + 1);
}
