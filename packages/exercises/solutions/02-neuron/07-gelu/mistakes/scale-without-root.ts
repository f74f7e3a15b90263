/** @diagnosis In the tanh form the factor is 2/π = 0.637 where it should be its square root, √(2/π) = 0.798. */
import { erf } from "#erf";

export type Form = "erf" | "tanh";

export function gelu(x: number, form: Form): number {
  return x * gate(x, form);
}

export function geluGrad(x: number, form: Form): number {
  return gate(x, form) + x * gateGrad(x, form);
}

function gate(x: number, form: Form): number {
  return form === "erf" ? (1 + erf(x / Math.SQRT2)) / 2 : (1 + Math.tanh(u(x))) / 2;
}

function gateGrad(x: number, form: Form): number {
  if (form === "erf") return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return ((1 - Math.tanh(u(x)) ** 2) / 2) * uGrad(x);
}

const scale = 2 / Math.PI;

function u(x: number): number {
  return scale * (x + 0.044715 * x ** 3);
}

function uGrad(x: number): number {
  return scale * (1 + 3 * 0.044715 * x ** 2);
}
