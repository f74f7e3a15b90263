/** @diagnosis The bias is added once for every input. Look at whether "+ b" stands inside the loop. */
import type { Vec } from "#mat";

export function neuron(x: Vec, w: Vec, b: number, act: (z: number) => number = (z) => z): number {
  if (x.length !== w.length) throw new RangeError("Every input has one weight of its own.");
  let z = 0;
  for (let i = 0; i < x.length; i++) z += w[i] * x[i] + b;
  return act(z);
}
