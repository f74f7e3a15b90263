/** @diagnosis This is (eᶻ − e⁻ᶻ) / 2, the hyperbolic sine. The divisor has to be eᶻ + e⁻ᶻ, which keeps the answer between −1 and 1. */
export function tanh(z: number): number {
  return (Math.exp(z) - Math.exp(-z)) / 2;
}
