/** @diagnosis relu squares what it passes on. A positive z passes unchanged: z, not z · z. */
export function relu(z: number): number {
  return Math.max(0, z) ** 2;
}

export function leakyRelu(z: number, slope = 0.001): number {
  return z > 0 ? z : slope * z;
}
