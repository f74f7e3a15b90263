/** @diagnosis The erf form is right to 7 digits only: its erf is a polynomial from a table of approximations. The one in "#erf" is right to 15. */
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

/** Abramowitz & Stegun, 7.1.26. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const coefficients = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592, 0];
  const polynomial = coefficients.reduce((sum, coefficient) => sum * t + coefficient, 0);
  return Math.sign(x) * (1 - polynomial * Math.exp(-x * x));
}

const scale = Math.sqrt(2 / Math.PI);

function u(x: number): number {
  return scale * (x + 0.044715 * x ** 3);
}

function uGrad(x: number): number {
  return scale * (1 + 3 * 0.044715 * x ** 2);
}
