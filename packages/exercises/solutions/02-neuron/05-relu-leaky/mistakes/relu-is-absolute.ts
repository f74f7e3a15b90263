/** @diagnosis relu turns negative numbers into positive ones: that is |z|. It should stop them: 0. */
export function relu(z: number): number {
  return Math.abs(z);
}

export function leakyRelu(z: number, slope = 0.001): number {
  return z > 0 ? z : slope * z;
}
