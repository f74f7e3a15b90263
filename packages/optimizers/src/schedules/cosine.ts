import { checkOption, count, positive, zeroOrMore } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/**
 * Half a wave of the cosine: slow at the start, fast in the middle, slow at the end. From the last
 * epoch on it stays at the smallest rate.
 *
 *     η(e) = min + ½ (η₀ − min) (1 + cos(π e / epochs))
 *
 * @see Loshchilov & Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2017)
 */
export function cosine(
  learningRate: number,
  { epochs, min = 0 }: { readonly epochs: number; readonly min?: number },
): Schedule {
  checkOption("cosine", "learningRate", learningRate, positive);
  checkOption("cosine", "epochs", epochs, count);
  checkOption("cosine", "min", min, zeroOrMore);
  return (epoch) => {
    const angle = (Math.PI * Math.min(epoch, epochs)) / epochs;
    return min + ((learningRate - min) * (1 + Math.cos(angle))) / 2;
  };
}
