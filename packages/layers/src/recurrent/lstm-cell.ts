import type { Tensor } from "@gradus/core";
import { affine } from "../affine.ts";
import { lstmGates } from "./lstm-gates.ts";
import { type RecurrentCell, stepOnce } from "./recurrent-cell.ts";
import { bothBiases, type RecurrentWeights } from "./recurrent-weights.ts";

/** What an LSTM remembers. */
export interface LstmState {
  /** The hidden state, which is also the output. */
  readonly h: Tensor;
  /** The cell, which only gates change. */
  readonly c: Tensor;
}

/**
 * One step of a long short-term memory: gates decide what the cell forgets, takes in and shows.
 *
 *     a = x Wᵢₕ + bᵢₕ + h Wₕₕ + bₕₕ                 four gates, side by side: i, f, g, o
 *     i = σ(aᵢ)    f = σ(a_f)    o = σ(aₒ)           input, forget and output gate
 *     g = tanh a_g                                   what might be taken in
 *     c′ = f ⊙ c + i ⊙ g
 *     h′ = o ⊙ tanh c′
 *
 * From c′ back to c the gradient is multiplied by f only: with f = 1 it passes unchanged, however
 * many steps there are.
 *
 * @param x `[batch, inFeatures]`
 * @param state h and c, each `[batch, hidden]`
 * @returns the new h and c
 * @throws ShapeError if the weights fit neither
 * @see Hochreiter & Schmidhuber, "Long Short-Term Memory" (1997); Gers et al., "Learning to Forget" (2000)
 */
export function lstmCell(x: Tensor, state: LstmState, weights: RecurrentWeights): LstmState {
  return stepOnce(longShortTermMemory, x, state, weights);
}

/** The LSTM cell, taken apart for {@link RecurrentCell}. */
export const longShortTermMemory: RecurrentCell<LstmState> = {
  name: "lstmCell",
  gates: 4,
  fromInput: (x, weights) => affine(x, weights.weightIh, bothBiases(weights)),
  step: (fromInput, { h, c }, { weightHh }) => lstmGates(fromInput.add(h.matmul(weightHh)), c),
  partsOf: ({ h, c }) => [h, c],
  stateOf: (part) => ({ h: part(0), c: part(1) }),
};
