import { checkOption, count, positive } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/**
 * Falls by equal parts, and reaches 0 after the last epoch; it stays there.
 *
 *     η(e) = η₀ · max(0, 1 − (e + 1) / epochs)
 */
export function linear(learningRate: number, { epochs }: { readonly epochs: number }): Schedule {
  checkOption("linear", "learningRate", learningRate, positive);
  checkOption("linear", "epochs", epochs, count);
  return (epoch) => learningRate * Math.max(0, 1 - (epoch + 1) / epochs);
}
