/** @diagnosis This is SiLU, x · σ(x), in both forms: a sigmoid rises more slowly than the bell curve's Φ, and at x = 1 gives 0.7311 where 0.8413 is expected. */
export type Form = "erf" | "tanh";

export function gelu(x: number, _form: Form): number {
  return x * sigmoid(x);
}

export function geluGrad(x: number, _form: Form): number {
  const gate = sigmoid(x);
  return gate + x * gate * (1 - gate);
}

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
