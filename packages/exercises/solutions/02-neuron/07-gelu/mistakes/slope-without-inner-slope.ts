/** @diagnosis In the slope of the tanh form the factor ∂u/∂x is missing: tanh is taken of u, not of x, so the chain rule asks for one more factor. */
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
  return (1 - Math.tanh(u(x)) ** 2) / 2;
}

const scale = Math.sqrt(2 / Math.PI);

function u(x: number): number {
  return scale * (x + 0.044715 * x ** 3);
}
