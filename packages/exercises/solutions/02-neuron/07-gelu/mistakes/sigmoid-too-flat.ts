/** @diagnosis This is x · σ(1.5x): a sigmoid in the place of the gate, and too flat a one. Write the two formulas of the exercise, with erf and with tanh. */
export type Form = "erf" | "tanh";

const steepness = 1.5;

export function gelu(x: number, _form: Form): number {
  return x * sigmoid(steepness * x);
}

export function geluGrad(x: number, _form: Form): number {
  const gate = sigmoid(steepness * x);
  return gate + x * gate * (1 - gate) * steepness;
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
