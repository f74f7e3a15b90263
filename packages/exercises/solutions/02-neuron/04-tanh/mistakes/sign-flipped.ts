/** @diagnosis The two exponentials of the numerator are swapped: e⁻ᶻ − eᶻ makes the curve fall where tanh rises. */
export function tanh(z: number): number {
  const e = Math.exp(-2 * Math.abs(z));
  const size = (1 - e) / (1 + e);
  return z < 0 ? size : -size;
}
