import type { Vec } from "#mat";

/** One neuron: act(w · x + b). */
export function neuron(x: Vec, w: Vec, b: number, act: (z: number) => number = (z) => z): number {
  if (x.length !== w.length) {
    throw new RangeError(
      `neuron: ${x.length} inputs and ${w.length} weights.\n` +
        "  Every input has one weight of its own.",
    );
  }
  let z = b;
  for (let i = 0; i < x.length; i++) z += w[i] * x[i];
  return act(z);
}
