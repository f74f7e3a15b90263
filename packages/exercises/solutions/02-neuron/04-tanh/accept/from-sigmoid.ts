// tanh z = 2σ(2z) − 1.
export function tanh(z: number): number {
  const sigmoid = 1 / (1 + Math.exp(-2 * z));
  return 2 * sigmoid - 1;
}
