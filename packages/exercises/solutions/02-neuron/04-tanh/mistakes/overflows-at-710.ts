/** @diagnosis The larger of eᶻ and e⁻ᶻ becomes Infinity from |z| ≈ 710 on, and Infinity / Infinity is NaN. Divide above and below by the larger one. */
export function tanh(z: number): number {
  const up = Math.exp(z);
  const down = Math.exp(-z);
  return (up - down) / (up + down);
}
