import type { Callback } from "./callback.ts";

/**
 * Ends a training whose loss or weights are no longer numbers, and names what went wrong first.
 *
 * The weights of the epoch are beyond repair then; a lower learning rate, clipping, or a stable form
 * of the loss is what helps.
 */
export function stopOnNaN(): Callback {
  return {
    async onStep({ epoch, step, loss }, training) {
      if (Number.isFinite(loss)) return;
      const guilty: string[] = [];
      for (const [path, variable] of training.model.namedVariables())
        if (!(await variable.data()).every(Number.isFinite)) guilty.push(path);
      const where = guilty.length > 0 ? `; not finite: ${guilty.join(", ")}` : "";
      training.stop(`the loss is ${loss} in epoch ${epoch}, step ${step}${where}`);
    },
  };
}
