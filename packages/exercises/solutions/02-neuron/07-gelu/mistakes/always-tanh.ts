/** @diagnosis Both forms give the approximation: the branch for "erf" is missing, in the function and in its slope. */
export type Form = "erf" | "tanh";

export function gelu(x: number, _form: Form): number {
  return (x * (1 + Math.tanh(u(x)))) / 2;
}

export function geluGrad(x: number, _form: Form): number {
  const t = Math.tanh(u(x));
  return (1 + t) / 2 + (x / 2) * (1 - t * t) * uGrad(x);
}

const scale = Math.sqrt(2 / Math.PI);

function u(x: number): number {
  return scale * (x + 0.044715 * x ** 3);
}

function uGrad(x: number): number {
  return scale * (1 + 3 * 0.044715 * x ** 2);
}
