/** @diagnosis A vector of zeros has length 0, and 0 / 0 is NaN: look for a length of 0 before you divide. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  return dot(a, b) / (Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b)));
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
