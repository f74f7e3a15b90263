/** @diagnosis max(z, slope · z) picks the wrong branch when the slope is above 1: there slope · z is the larger one for positive z. Ask for the sign of z. */
export function relu(z: number): number {
  return z > 0 ? z : 0;
}

export function leakyRelu(z: number, slope = 0.001): number {
  return Math.max(z, slope * z);
}
