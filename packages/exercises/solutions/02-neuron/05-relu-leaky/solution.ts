/** Passes positive numbers on and stops the others. */
export function relu(z: number): number {
  return z > 0 ? z : 0;
}

/** Passes positive numbers on and multiplies the others by `slope`. */
export function leakyRelu(z: number, slope = 0.001): number {
  return z > 0 ? z : slope * z;
}
