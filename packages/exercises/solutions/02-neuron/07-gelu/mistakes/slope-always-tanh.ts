/** @diagnosis The slope is that of the tanh form, also where the function is the erf form: forward and backward belong to two different functions. */
import { erf } from "#erf";

export type Form = "erf" | "tanh";

export function gelu(x: number, form: Form): number {
  return x * gate(x, form);
}

export function geluGrad(x: number, _form: Form): number {
  const t = Math.tanh(u(x));
  return (1 + t) / 2 + (x / 2) * (1 - t * t) * uGrad(x);
}

function gate(x: number, form: Form): number {
  return form === "erf" ? (1 + erf(x / Math.SQRT2)) / 2 : (1 + Math.tanh(u(x))) / 2;
}

const scale = Math.sqrt(2 / Math.PI);

function u(x: number): number {
  return scale * (x + 0.044715 * x ** 3);
}

function uGrad(x: number): number {
  return scale * (1 + 3 * 0.044715 * x ** 2);
}
