/** @diagnosis Inputs and weights of different lengths are not refused: what is left over is dropped. Compare the lengths first. */
import type { Vec } from "#mat";

export function neuron(x: Vec, w: Vec, b: number, act: (z: number) => number = (z) => z): number {
  let z = b;
  for (let i = 0; i < Math.min(x.length, w.length); i++) z += w[i] * x[i];
  return act(z);
}
