/** @diagnosis This is 2σ(z) − 1, which is tanh(z/2). The sigmoid inside has to be given 2z. */
export function tanh(z: number): number {
  return 2 / (1 + Math.exp(-z)) - 1;
}
