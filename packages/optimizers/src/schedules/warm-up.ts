import { checkOption, count } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/**
 * Rises by equal parts to the rate with which another schedule begins, and then follows it.
 *
 *     η(e) = after(0) · (e + 1) / epochs      for e < epochs
 *     η(e) = after(e − epochs)                from then on
 *
 * @see Goyal et al., "Accurate, Large Minibatch SGD" (2017), §2.2
 */
export function warmUp(after: Schedule, { epochs }: { readonly epochs: number }): Schedule {
  checkOption("warmUp", "epochs", epochs, count);
  return (epoch) => (epoch < epochs ? (after(0) * (epoch + 1)) / epochs : after(epoch - epochs));
}
