/** @diagnosis The slope is the gate alone: x · gate(x) is a product, and when x moves, its second factor moves too. The term x · gate′(x) is missing. */
import { erf } from "#erf";

export type Form = "erf" | "tanh";

export function gelu(x: number, form: Form): number {
  return x * gate(x, form);
}

export function geluGrad(x: number, form: Form): number {
  return gate(x, form);
}

function gate(x: number, form: Form): number {
  return form === "erf" ? (1 + erf(x / Math.SQRT2)) / 2 : (1 + Math.tanh(u(x))) / 2;
}

const scale = Math.sqrt(2 / Math.PI);

function u(x: number): number {
  return scale * (x + 0.044715 * x ** 3);
}
