// The positive part, and slope times the negative part.
export function relu(z: number): number {
  return (z + Math.abs(z)) / 2;
}

export function leakyRelu(z: number, slope = 0.001): number {
  return Math.max(0, z) + slope * Math.min(0, z);
}
