/** σ(z) = 1 / (1 + e⁻ᶻ), with an exponential that is never larger than 1. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}
