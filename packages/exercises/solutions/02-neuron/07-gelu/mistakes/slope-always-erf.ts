/** @diagnosis The slope is that of the erf form, also where the function is the tanh form: forward and backward belong to two different functions. */
import { erf } from "#erf";

export type Form = "erf" | "tanh";

export function gelu(x: number, form: Form): number {
  return x * gate(x, form);
}

export function geluGrad(x: number, _form: Form): number {
  return gate(x, "erf") + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

function gate(x: number, form: Form): number {
  return form === "erf" ? (1 + erf(x / Math.SQRT2)) / 2 : (1 + Math.tanh(u(x))) / 2;
}

const scale = Math.sqrt(2 / Math.PI);

function u(x: number): number {
  return scale * (x + 0.044715 * x ** 3);
}
