/** @diagnosis This is z / (1 + |z|), called softsign: the right form of curve, but it approaches ±1 far more slowly. Use exponentials. */
export function tanh(z: number): number {
  return z / (1 + Math.abs(z));
}
