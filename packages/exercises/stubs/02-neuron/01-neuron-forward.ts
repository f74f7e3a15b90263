import type { Vec } from "#mat";
import { todo } from "#todo";

/**
 * One neuron: a weighted sum of the inputs, plus a bias, through an activation.
 *
 *     z = w · x + b = Σᵢ wᵢ xᵢ + b
 *     a = act(z)
 *
 * @param x the inputs; there may be none
 * @param w one weight for each input
 * @param b the bias
 * @param act the activation; the identity if none is given
 * @returns a, a number
 * @throws RangeError if `x` and `w` differ in length
 */
export function neuron(
  _x: Vec,
  _w: Vec,
  _b: number,
  _act: (z: number) => number = (z) => z,
): number {
  return todo("weigh the inputs, add the bias, and apply the activation");
}
