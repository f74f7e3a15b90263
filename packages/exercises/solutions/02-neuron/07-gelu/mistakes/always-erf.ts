/** @diagnosis Both forms give the exact one: the branch for "tanh" is missing, in the function and in its slope. */
import { erf } from "#erf";

export type Form = "erf" | "tanh";

export function gelu(x: number, _form: Form): number {
  return (x * (1 + erf(x / Math.SQRT2))) / 2;
}

export function geluGrad(x: number, _form: Form): number {
  return (1 + erf(x / Math.SQRT2)) / 2 + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
