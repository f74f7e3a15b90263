/** @diagnosis This is z cut off at −1 and 1: two corners and a straight line, where tanh bends all the way. Use exponentials. */
export function tanh(z: number): number {
  return Math.min(1, Math.max(-1, z));
}
