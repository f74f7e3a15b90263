/** @diagnosis Everything below 0 becomes 0: vectors that point away from each other have a negative similarity, down to −1. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  const lengths = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return lengths === 0 ? 0 : Math.max(0, dot(a, b) / lengths);
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
