/** @diagnosis The minus in the exponent is missing: 1 / (1 + eᶻ) is σ(−z), which falls where σ rises. */
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(z));
}
