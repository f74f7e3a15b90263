/** @diagnosis The activation is never used: z itself comes back. Look at the last line: it returns act of z. */
import type { Vec } from "#mat";

export function neuron(x: Vec, w: Vec, b: number, _act?: (z: number) => number): number {
  if (x.length !== w.length) throw new RangeError("Every input has one weight of its own.");
  let z = b;
  for (let i = 0; i < x.length; i++) z += w[i] * x[i];
  return z;
}
