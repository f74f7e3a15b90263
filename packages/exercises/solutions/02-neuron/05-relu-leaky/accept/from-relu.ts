// The negative part of z is the positive part of −z.
export function relu(z: number): number {
  return Math.max(z, 0);
}

export function leakyRelu(z: number, slope = 0.001): number {
  return relu(z) - slope * relu(-z);
}
