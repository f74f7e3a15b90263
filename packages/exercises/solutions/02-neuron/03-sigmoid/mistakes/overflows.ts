/** @diagnosis eᶻ becomes Infinity above z ≈ 709, and Infinity / Infinity is NaN. Use an exponential of a negative number there: 1 / (1 + e⁻ᶻ). */
export function sigmoid(z: number): number {
  return Math.exp(z) / (Math.exp(z) + 1);
}
