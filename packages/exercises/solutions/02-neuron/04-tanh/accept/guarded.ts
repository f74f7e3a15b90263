// Beyond ±20 the answer differs from ±1 by less than a number can hold, so the formula is not needed there.
export function tanh(z: number): number {
  if (Math.abs(z) > 20) return Math.sign(z);
  const up = Math.exp(z);
  const down = Math.exp(-z);
  return (up - down) / (up + down);
}
