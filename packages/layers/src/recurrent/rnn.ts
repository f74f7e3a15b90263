import { tanh, type Tensor } from "@gradus/core";
import type { LayerConfig } from "../layer.ts";
import { Recurrent, type RecurrentOptions } from "./recurrent.ts";
import { plainRecurrence, type RnnCellOptions } from "./rnn-cell.ts";

export interface RnnOptions extends RecurrentOptions, RnnCellOptions {}

/**
 * A plain recurrent network; {@link rnnCell} has the formula.
 *
 * @example
 * ```ts
 * const layer = new Rnn(8, 16, { random: new Random(1) });
 * layer.forward(x); // [batch, time, 8] → [batch, time, 16]
 * ```
 */
export class Rnn extends Recurrent<Tensor> {
  private readonly activation: (z: Tensor) => Tensor;

  /** @throws RangeError unless the features and layers are whole numbers, 1 or more */
  constructor(inFeatures: number, hiddenFeatures: number, options: RnnOptions) {
    super({ ...plainRecurrence(options), name: "Rnn" }, inFeatures, hiddenFeatures, options);
    this.activation = options.activation ?? tanh;
  }

  override config(): LayerConfig {
    return { ...super.config(), activation: this.activation };
  }
}
