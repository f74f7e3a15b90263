/** @diagnosis Negative z gives a positive answer: |z| keeps the exponential small, but the sign of z has to come back at the end. */
export function tanh(z: number): number {
  const e = Math.exp(-2 * Math.abs(z));
  return (1 - e) / (1 + e);
}
