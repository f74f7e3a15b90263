/** @diagnosis The slope that is given is not used: 0.001 stands in the formula itself. Multiply by the parameter. */
export function relu(z: number): number {
  return z > 0 ? z : 0;
}

export function leakyRelu(z: number, _slope?: number): number {
  return z > 0 ? z : 0.001 * z;
}
