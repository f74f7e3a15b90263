/** @diagnosis relu answers 1 for every positive number: that is the step. A positive z passes unchanged. */
export function relu(z: number): number {
  return z > 0 ? 1 : 0;
}

export function leakyRelu(z: number, slope = 0.001): number {
  return z > 0 ? z : slope * z;
}
