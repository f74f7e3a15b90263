/** @diagnosis The dot product is divided by ‖a‖ only; the length of b is still in the result. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  const length = Math.sqrt(dot(a, a));
  return length === 0 ? 0 : dot(a, b) / length;
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
