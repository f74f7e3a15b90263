/** tanh z, with numerator and denominator divided by the larger exponential: e⁻²ᶻ never exceeds 1. */
export function tanh(z: number): number {
  const e = Math.exp(-2 * Math.abs(z));
  const size = (1 - e) / (1 + e);
  return z < 0 ? -size : size;
}
