import type { Vec } from "#mat";

// The bias is the weight of one more input that is always 1.
export function neuron(x: Vec, w: Vec, b: number, act: (z: number) => number = (z) => z): number {
  if (x.length !== w.length) throw new RangeError("Every input has one weight of its own.");
  const inputs = [...x, 1];
  const weights = [...w, b];
  let z = 0;
  for (let i = inputs.length - 1; i >= 0; i--) z += inputs[i] * weights[i];
  return act(z);
}
