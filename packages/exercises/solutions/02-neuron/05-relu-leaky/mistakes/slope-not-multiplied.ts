/** @diagnosis Every negative number gives −slope, whatever its size. It has to be multiplied: slope · z. */
export function relu(z: number): number {
  return z > 0 ? z : 0;
}

export function leakyRelu(z: number, slope = 0.001): number {
  return z > 0 ? z : -slope;
}
