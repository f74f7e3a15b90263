import { erf } from "#erf";

export type Form = "erf" | "tanh";

/** ½ (1 + tanh u) is σ(2u): the tanh form is a SiLU whose argument is bent. */
export function gelu(x: number, form: Form): number {
  return form === "erf" ? (x / 2) * (1 + erf(x / Math.SQRT2)) : x * sigmoid(twiceU(x));
}

export function geluGrad(x: number, form: Form): number {
  if (form === "erf") {
    const density = Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
    return (1 + erf(x / Math.SQRT2)) / 2 + x * density;
  }
  const p = sigmoid(twiceU(x));
  const slope = Math.sqrt(8 / Math.PI) * (1 + 0.134145 * x * x);
  return p + x * p * (1 - p) * slope;
}

function twiceU(x: number): number {
  return Math.sqrt(8 / Math.PI) * x * (1 + 0.044715 * x * x);
}

function sigmoid(z: number): number {
  const small = Math.exp(-Math.abs(z));
  return (z < 0 ? small : 1) / (1 + small);
}
