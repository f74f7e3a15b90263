/** @diagnosis A negative number leaks out as a positive one: slope · |z|. It keeps its sign: slope · z. */
export function relu(z: number): number {
  return z > 0 ? z : 0;
}

export function leakyRelu(z: number, slope = 0.001): number {
  return z > 0 ? z : slope * Math.abs(z);
}
