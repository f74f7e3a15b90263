/** @diagnosis The bias is left out: z is w · x alone. Look at where the sum starts, or what is added to it at the end. */
import type { Vec } from "#mat";

export function neuron(x: Vec, w: Vec, b: number, act: (z: number) => number = (z) => z): number {
  if (x.length !== w.length) throw new RangeError("Every input has one weight of its own.");
  let z = 0;
  for (let i = 0; i < x.length; i++) z += w[i] * x[i];
  return act(z);
}
