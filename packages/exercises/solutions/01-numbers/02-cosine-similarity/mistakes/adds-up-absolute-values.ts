/** @diagnosis The length of a vector is taken to be Σ |aᵢ|; it is √(Σ aᵢ²), as Pythagoras says. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  const lengths = length(a) * length(b);
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}

function length(v: Vec): number {
  return v.reduce((sum, x) => sum + Math.abs(x), 0);
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
