// In float64 this form survives overflow: e¹⁰⁰⁰ is Infinity, and 1 / Infinity is 0.
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
