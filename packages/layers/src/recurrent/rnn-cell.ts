import { tanh, type Tensor } from "@gradus/core";
import { affine } from "../affine.ts";
import { type RecurrentCell, stepOnce } from "./recurrent-cell.ts";
import { bothBiases, type RecurrentWeights } from "./recurrent-weights.ts";
import { tanhOfSum } from "./tanh-of-sum.ts";

export interface RnnCellOptions {
  /** What squashes the new state; tanh unless said otherwise. */
  readonly activation?: (z: Tensor) => Tensor;
}

/**
 * One step of a plain recurrent network: the new state depends on the input and on the state before.
 *
 *     h′ = tanh (x Wᵢₕ + bᵢₕ + h Wₕₕ + bₕₕ)
 *
 * Backward through many steps the gradient meets Wₕₕ as often, and vanishes or explodes with it.
 *
 * @param x `[batch, inFeatures]`
 * @param h `[batch, hidden]`
 * @returns the new state `[batch, hidden]`, which is also the output
 * @throws ShapeError if the weights fit neither
 * @see Elman, "Finding Structure in Time" (1990)
 */
export function rnnCell(
  x: Tensor,
  h: Tensor,
  weights: RecurrentWeights,
  options?: RnnCellOptions,
): Tensor {
  return stepOnce(plainRecurrence(options), x, h, weights);
}

/** The plain cell, taken apart for {@link RecurrentCell}. */
export function plainRecurrence({ activation = tanh }: RnnCellOptions = {}): RecurrentCell<Tensor> {
  return {
    name: "rnnCell",
    gates: 1,
    fromInput: (x, weights) => affine(x, weights.weightIh, bothBiases(weights)),
    step(fromInput, h, { weightHh }) {
      const fromState = h.matmul(weightHh);
      return activation === tanh
        ? tanhOfSum(fromInput, fromState)
        : activation(fromInput.add(fromState));
    },
    partsOf: (h) => [h],
    stateOf: (part) => part(0),
  };
}
