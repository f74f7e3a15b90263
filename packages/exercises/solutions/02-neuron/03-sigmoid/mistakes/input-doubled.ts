/** @diagnosis The exponent is twice too large: this is σ(2z). Look for e⁻²ᶻ, which belongs to tanh; the sigmoid has e⁻ᶻ. */
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-2 * z));
}
