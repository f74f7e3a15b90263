import { checkOption, positive, zeroOrMore } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/**
 * Decays with the inverse of time.
 *
 *     η(e) = η₀ / (1 + decay · e)
 */
export function inverseTime(learningRate: number, { decay }: { readonly decay: number }): Schedule {
  checkOption("inverseTime", "learningRate", learningRate, positive);
  checkOption("inverseTime", "decay", decay, zeroOrMore);
  return (epoch) => learningRate / (1 + decay * epoch);
}
