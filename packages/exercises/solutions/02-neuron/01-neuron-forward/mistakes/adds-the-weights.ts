/** @diagnosis Each weight is added to its input, where it should be multiplied with it: wᵢ + xᵢ in place of wᵢ · xᵢ. */
import type { Vec } from "#mat";

export function neuron(x: Vec, w: Vec, b: number, act: (z: number) => number = (z) => z): number {
  if (x.length !== w.length) throw new RangeError("Every input has one weight of its own.");
  let z = b;
  for (let i = 0; i < x.length; i++) z += w[i] + x[i];
  return act(z);
}
