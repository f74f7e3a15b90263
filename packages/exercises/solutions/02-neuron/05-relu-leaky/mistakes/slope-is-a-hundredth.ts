/** @diagnosis The slope is 0.01 where none is given. Other libraries have that default; here it is 0.001. */
export function relu(z: number): number {
  return z > 0 ? z : 0;
}

export function leakyRelu(z: number, slope = 0.01): number {
  return z > 0 ? z : slope * z;
}
