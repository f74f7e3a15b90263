import type { Mat, Vec } from "#mat";
import { todo } from "#todo";

/** What a layer has learned, and the activation that it ends with. */
export interface LayerParams {
  /** `[inputs, outputs]`: a column for each neuron. */
  readonly W: Mat;
  /** `[outputs]`: a bias for each neuron. */
  readonly b: Vec;
  /** From one weighted sum to one activation. */
  readonly act: (z: number) => number;
}

/** What a layer met on the way forward. Back-propagation will need all three. */
export interface Cache {
  /** `[batch, inputs]`: what the layer was given. */
  readonly input: Mat;
  /** `[batch, outputs]`: before the activation. */
  readonly Z: Mat;
  /** `[batch, outputs]`: after it. */
  readonly A: Mat;
}

/**
 * A dense layer: every neuron of the layer, for every example of the batch.
 *
 *     Z = X W + b          Zᵢⱼ = Σₖ Xᵢₖ Wₖⱼ + bⱼ
 *     A = act(Z)           element by element
 *
 * @param X `[batch, inputs]`, one example a row
 * @param W `[inputs, outputs]`, one neuron a column
 * @param b `[outputs]`
 * @param act from one weighted sum to one activation
 * @returns `Z` and `A`, both `[batch, outputs]`
 * @throws RangeError if X has not as many columns as W has rows, or b not as many numbers as W has
 *   columns
 */
export function denseForward(
  _X: Mat,
  _W: Mat,
  _b: Vec,
  _act: (z: number) => number,
): { Z: Mat; A: Mat } {
  return todo("multiply by the weights, add the bias to every row, and activate");
}

/**
 * A network: every layer's activations are the next layer's input.
 *
 * @param X `[batch, inputs]` of the first layer
 * @param layers in the order in which they are passed; perhaps none
 * @returns a cache for each layer, in the same order
 */
export function forwardAll(_X: Mat, _layers: readonly LayerParams[]): Cache[] {
  return todo("pass the batch through layer after layer, and keep what each one met");
}
