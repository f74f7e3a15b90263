import { checkOption, positive } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/**
 * The same fraction is left from epoch to epoch.
 *
 *     η(e) = η₀ · rateᵉ
 */
export function exponential(
  learningRate: number,
  { rate = 0.95 }: { readonly rate?: number } = {},
): Schedule {
  checkOption("exponential", "learningRate", learningRate, positive);
  checkOption("exponential", "rate", rate, positive);
  return (epoch) => learningRate * rate ** epoch;
}
