import { checkOption, count, positive } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/**
 * A staircase: after every few epochs the rate is multiplied by a factor.
 *
 *     η(e) = η₀ · factor^⌊e / every⌋
 */
export function stepDecay(
  learningRate: number,
  { every, factor = 0.1 }: { readonly every: number; readonly factor?: number },
): Schedule {
  checkOption("stepDecay", "learningRate", learningRate, positive);
  checkOption("stepDecay", "every", every, count);
  checkOption("stepDecay", "factor", factor, positive);
  return (epoch) => learningRate * factor ** Math.floor(epoch / every);
}
