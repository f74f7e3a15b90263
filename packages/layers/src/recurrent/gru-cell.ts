import type { Tensor } from "@gradus/core";
import { affine } from "../affine.ts";
import { gruGates } from "./gru-gates.ts";
import { type RecurrentCell, stepOnce } from "./recurrent-cell.ts";
import type { RecurrentWeights } from "./recurrent-weights.ts";

/**
 * One step of a gated recurrent unit: the new state is a mixture of the old one and a proposal.
 *
 *     a = x Wᵢₕ + bᵢₕ        b = h Wₕₕ + bₕₕ          three parts, side by side: r, z, n
 *     r = σ(aᵣ + bᵣ)                                  how much of the state the proposal sees
 *     z = σ(a_z + b_z)                                how much of the state stays
 *     n = tanh (aₙ + r ⊙ bₙ)                          the proposal
 *     h′ = (1 − z) ⊙ n + z ⊙ h
 *
 * The reset gate r works after the product with Wₕₕ, as in PyTorch and cuDNN, so that one product
 * serves all three parts; in the paper it works before.
 *
 * @param x `[batch, inFeatures]`
 * @param h `[batch, hidden]`
 * @returns the new state `[batch, hidden]`, which is also the output
 * @throws ShapeError if the weights fit neither
 * @see Cho et al., "Learning Phrase Representations using RNN Encoder–Decoder" (2014), https://arxiv.org/abs/1406.1078
 */
export function gruCell(x: Tensor, h: Tensor, weights: RecurrentWeights): Tensor {
  return stepOnce(gatedRecurrence, x, h, weights);
}

/** The GRU cell, taken apart for {@link RecurrentCell}. */
export const gatedRecurrence: RecurrentCell<Tensor> = {
  name: "gruCell",
  gates: 3,
  fromInput: (x, { weightIh, biasIh }) => affine(x, weightIh, biasIh),
  step: (fromInput, h, { weightHh, biasHh }) => gruGates(fromInput, affine(h, weightHh, biasHh), h),
  partsOf: (h) => [h],
  stateOf: (part) => part(0),
};
