// tanh is a sigmoid that is stretched to lie between −1 and 1.
export function sigmoid(z: number): number {
  return (1 + Math.tanh(z / 2)) / 2;
}
