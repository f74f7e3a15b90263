import type { Vec } from "#mat";

// Adds up from the first product, and the bias last: the same sum in another order.
export function neuron(x: Vec, w: Vec, b: number, act?: (z: number) => number): number {
  if (x.length !== w.length) throw new Error(`${x.length} inputs, ${w.length} weights`);
  const z = x.map((xi, i) => xi * w[i]).reduce((sum, product) => sum + product, 0) + b;
  return act ? act(z) : z;
}
