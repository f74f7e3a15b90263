import {
  explain,
  type Parameter,
  parameter,
  type Random,
  type Shape,
  type Tensor,
  type TensorOptions,
  zeros,
} from "@gradus/core";
import { checkLengths } from "../check-lengths.ts";
import { Layer, type LayerConfig } from "../layer.ts";
import { Dropout } from "../regularization/dropout.ts";
import { type Recurrence, recurrence } from "./recurrence.ts";
import type { RecurrentCell } from "./recurrent-cell.ts";
import type { RecurrentWeights } from "./recurrent-weights.ts";

export interface RecurrentOptions extends TensorOptions {
  /** Where the initial weights, and the masks of dropout, are drawn from. */
  readonly random: Random;
  /** How many layers stand on one another; 1 unless said otherwise. */
  readonly numLayers?: number;
  /** Whether every layer also reads the sequence from its end. */
  readonly bidirectional?: boolean;
  /** Whether to add biases; they are added unless said otherwise. */
  readonly bias?: boolean;
  /** How likely a number is dropped between two layers while training; 0 unless said otherwise. */
  readonly dropout?: number;
}

/**
 * What all recurrent layers share: parameters for each layer and direction, and the walk along time.
 *
 * Weights start uniform in ±1/√hidden, biases at zero. Parameters stand in the order of a state:
 * forward and reverse of the first layer, then of the second.
 */
export abstract class Recurrent<State> extends Layer {
  /** Each `[inFeatures, gates · hidden]`; above the first layer, the inputs are outputs. */
  readonly weightIh: readonly Parameter[];
  /** Each `[hidden, gates · hidden]` */
  readonly weightHh: readonly Parameter[];
  /** Each `[gates · hidden]`; none without biases */
  readonly biasIh: readonly Parameter[];
  /** Each `[gates · hidden]`; none without biases */
  readonly biasHh: readonly Parameter[];
  readonly inFeatures: number;
  readonly hiddenFeatures: number;
  readonly bidirectional: boolean;
  private readonly cell: RecurrentCell<State>;
  private readonly between: Dropout | undefined;

  constructor(
    cell: RecurrentCell<State>,
    inFeatures: number,
    hiddenFeatures: number,
    options: RecurrentOptions,
  ) {
    super();
    const { random, numLayers = 1, bidirectional = false, bias = true, dropout = 0 } = options;
    checkLengths(cell.name, { inFeatures, hiddenFeatures, numLayers });
    checkDropout(cell.name, dropout, numLayers);
    const directions = bidirectional ? 2 : 1;
    const width = cell.gates * hiddenFeatures;
    const { draw, zero } = initial(options, 1 / Math.sqrt(hiddenFeatures));
    const each = (shapeOf: (layer: number) => Shape, make: (shape: Shape) => Tensor): Parameter[] =>
      Array.from({ length: numLayers * directions }, (_, i) =>
        parameter(make(shapeOf(Math.floor(i / directions)))),
      );
    this.weightIh = each(
      (layer) => [layer === 0 ? inFeatures : directions * hiddenFeatures, width],
      draw,
    );
    this.weightHh = each(() => [hiddenFeatures, width], draw);
    this.biasIh = bias ? each(() => [width], zero) : [];
    this.biasHh = bias ? each(() => [width], zero) : [];
    this.inFeatures = inFeatures;
    this.hiddenFeatures = hiddenFeatures;
    this.bidirectional = bidirectional;
    this.cell = cell;
    this.between = dropout > 0 ? new Dropout(dropout, { random }) : undefined;
  }

  /**
   * What the network says at every step, starting from nothing: many to many.
   *
   * @param x `[batch, time, inFeatures]`
   * @returns `[batch, time, hidden]`; if bidirectional `[batch, time, 2 · hidden]`, forward first
   */
  override forward(x: Tensor): Tensor {
    return this.run(x).outputs;
  }

  /**
   * Outputs and the last state, from which the next part of a long sequence can go on.
   *
   * @param x `[batch, time, inFeatures]`
   * @param state every part `[numLayers · directions, batch, hidden]`; zeros when left out
   */
  run(x: Tensor, state?: State): Recurrence<State> {
    const { between } = this;
    return recurrence(this.cell, x, this.weights(), {
      state,
      between: between && ((outputs) => between.forward(outputs)),
    });
  }

  /** The same state without its history: no gradient goes back beyond it. */
  detachState(state: State): State {
    const parts = this.cell.partsOf(state);
    return this.cell.stateOf((part) => parts[part].detach());
  }

  override config(): LayerConfig {
    const { inFeatures, hiddenFeatures, bidirectional } = this;
    return {
      inFeatures,
      hiddenFeatures,
      numLayers: this.weights().length,
      bidirectional,
      bias: this.biasIh.length > 0,
      dropout: this.between?.p ?? 0,
      dtype: this.weightIh[0].dtype,
    };
  }

  /** The weights, layer by layer, one direction after the other. */
  private weights(): RecurrentWeights[][] {
    const directions = this.bidirectional ? 2 : 1;
    const all = this.weightIh.map((weightIh, i) => ({
      weightIh,
      weightHh: this.weightHh[i],
      biasIh: this.biasIh[i],
      biasHh: this.biasHh[i],
    }));
    return Array.from({ length: all.length / directions }, (_, layer) =>
      all.slice(layer * directions, (layer + 1) * directions),
    );
  }
}

function initial(
  { random, dtype, backend }: RecurrentOptions,
  bound: number,
): Record<"draw" | "zero", (shape: Shape) => Tensor> {
  const options = { ...(dtype && { dtype }), ...(backend && { backend }) };
  return {
    draw: (shape) => random.uniform(shape, { low: -bound, high: bound, ...options }),
    zero: (shape) => zeros(shape, options),
  };
}

function checkDropout(who: string, dropout: number, numLayers: number): void {
  if (dropout === 0 || numLayers > 1) return;
  throw new RangeError(
    explain(
      who,
      `dropout is ${dropout}, and there is one layer.`,
      "This dropout works between layers, on the outputs of all but the last.",
      "numLayers: 2, or a Dropout layer of its own.",
    ),
  );
}
