/** @diagnosis The bias is added after the activation: act(w · x) + b. It belongs to z, inside the brackets of act. */
import type { Vec } from "#mat";

export function neuron(x: Vec, w: Vec, b: number, act: (z: number) => number = (z) => z): number {
  if (x.length !== w.length) throw new RangeError("Every input has one weight of its own.");
  let z = 0;
  for (let i = 0; i < x.length; i++) z += w[i] * x[i];
  return act(z) + b;
}
