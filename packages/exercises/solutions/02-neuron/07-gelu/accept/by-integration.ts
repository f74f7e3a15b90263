export type Form = "erf" | "tanh";

const scale = Math.sqrt(2 / Math.PI);

/** Φ(x) is an area: here it is measured, with Simpson's rule, and erf is not needed. */
export function gelu(x: number, form: Form): number {
  if (form === "erf") return x * area(x);
  return 0.5 * x * (1 + Math.tanh(scale * (x + 0.044715 * x * x * x)));
}

export function geluGrad(x: number, form: Form): number {
  if (form === "erf") return area(x) + x * bell(x);
  const t = Math.tanh(scale * (x + 0.044715 * x * x * x));
  return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * scale * (1 + 0.134145 * x * x);
}

/** The bell curve. */
function bell(t: number): number {
  return Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
}

/** The area under the bell curve to the left of x: a half up to 0, then piece by piece. */
function area(x: number): number {
  if (Math.abs(x) > 9) return x > 0 ? 1 : 0;
  const pieces = 1000;
  const width = x / pieces;
  let sum = 0;
  for (let i = 0; i < pieces; i++) {
    const t = i * width;
    sum += ((bell(t) + 4 * bell(t + width / 2) + bell(t + width)) * width) / 6;
  }
  return 0.5 + sum;
}
