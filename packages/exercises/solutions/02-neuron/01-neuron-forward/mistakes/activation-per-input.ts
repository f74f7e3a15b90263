/** @diagnosis The activation is applied to every product wᵢxᵢ, and then they are added up. Add up first: it is applied once, to z. */
import type { Vec } from "#mat";

export function neuron(x: Vec, w: Vec, b: number, act: (z: number) => number = (z) => z): number {
  if (x.length !== w.length) throw new RangeError("Every input has one weight of its own.");
  let a = b;
  for (let i = 0; i < x.length; i++) a += act(w[i] * x[i]);
  return a;
}
