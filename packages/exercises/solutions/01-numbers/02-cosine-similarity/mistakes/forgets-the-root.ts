/** @diagnosis The dot product is divided by the squared lengths: take the square root of Σ aᵢ² and of Σ bᵢ² first. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  const lengths = dot(a, a) * dot(b, b);
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
