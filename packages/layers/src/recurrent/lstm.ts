import { concat, explain, type Parameter, zeros } from "@gradus/core";
import type { LayerConfig } from "../layer.ts";
import { longShortTermMemory, type LstmState } from "./lstm-cell.ts";
import { Recurrent, type RecurrentOptions } from "./recurrent.ts";

export interface LstmOptions extends RecurrentOptions {
  /**
   * Where the bias of the forget gate starts; 1 unless said otherwise, so that a new network
   * remembers rather than forgets.
   *
   * @see Jozefowicz, Zaremba & Sutskever, "An Empirical Exploration of Recurrent Network Architectures" (2015)
   */
  readonly forgetBias?: number;
}

/**
 * A long short-term memory at every step; {@link lstmCell} has the formulas.
 *
 * @example
 * ```ts
 * const layer = new Lstm(8, 16, { random: new Random(1), numLayers: 2 });
 * const { outputs, state } = layer.run(x); // [batch, time, 8] → [batch, time, 16]
 * layer.run(more, state); // goes on where x ended
 * ```
 */
export class Lstm extends Recurrent<LstmState> {
  private readonly forgetBias: number | undefined;

  /** @throws RangeError unless the features and layers are whole numbers, 1 or more */
  constructor(inFeatures: number, hiddenFeatures: number, options: LstmOptions) {
    super({ ...longShortTermMemory, name: "Lstm" }, inFeatures, hiddenFeatures, options);
    checkForgetBias(options);
    const { forgetBias = 1 } = options;
    for (const bias of this.biasIh) startForgetting(bias, forgetBias);
    this.forgetBias = this.biasIh.length > 0 ? forgetBias : undefined;
  }

  override config(): LayerConfig {
    return { ...super.config(), forgetBias: this.forgetBias };
  }
}

/** Puts a number where the bias of the forget gate is: the second quarter. */
function startForgetting(bias: Parameter, value: number): void {
  const { dtype, backend } = bias;
  const gate = zeros([bias.size / 4], { dtype, backend });
  bias.assign(concat([gate, gate.full(value), gate, gate]));
}

function checkForgetBias({ bias = true, forgetBias }: LstmOptions): void {
  if (forgetBias === undefined || (bias && Number.isFinite(forgetBias))) return;
  throw new RangeError(
    explain(
      "Lstm",
      `forgetBias is ${forgetBias}${bias ? "" : ", and bias is false"}.`,
      "The forget gate's bias starts at a finite number, where there are biases.",
    ),
  );
}
