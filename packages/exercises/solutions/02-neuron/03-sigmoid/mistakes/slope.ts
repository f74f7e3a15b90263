/** @diagnosis This is the slope of the sigmoid, σ(z)(1 − σ(z)). The answer here is σ(z) itself. */
export function sigmoid(z: number): number {
  const y = 1 / (1 + Math.exp(-z));
  return y * (1 - y);
}
