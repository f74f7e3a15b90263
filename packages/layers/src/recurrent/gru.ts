import type { Tensor } from "@gradus/core";
import { gatedRecurrence } from "./gru-cell.ts";
import { Recurrent, type RecurrentOptions } from "./recurrent.ts";

/**
 * A gated recurrent unit at every step; {@link gruCell} has the formulas.
 *
 * @example
 * ```ts
 * const layer = new Gru(8, 16, { random: new Random(1), bidirectional: true });
 * layer.forward(x); // [batch, time, 8] → [batch, time, 32]
 * ```
 */
export class Gru extends Recurrent<Tensor> {
  /** @throws RangeError unless the features and layers are whole numbers, 1 or more */
  constructor(inFeatures: number, hiddenFeatures: number, options: RecurrentOptions) {
    super({ ...gatedRecurrence, name: "Gru" }, inFeatures, hiddenFeatures, options);
  }
}
