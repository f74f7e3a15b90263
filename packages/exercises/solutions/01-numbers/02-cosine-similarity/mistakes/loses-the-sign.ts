/** @diagnosis The result is never negative: the absolute value hides that two vectors point opposite ways. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  const lengths = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return lengths === 0 ? 0 : Math.abs(dot(a, b)) / lengths;
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
