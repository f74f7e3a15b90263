/** @diagnosis relu stops at 1, as a sigmoid does. It has no upper end: every positive number passes unchanged. */
export function relu(z: number): number {
  return Math.min(1, Math.max(0, z));
}

export function leakyRelu(z: number, slope = 0.001): number {
  return z > 0 ? z : slope * z;
}
