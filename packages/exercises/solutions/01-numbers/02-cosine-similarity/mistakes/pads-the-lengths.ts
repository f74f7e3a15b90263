/** @diagnosis A small number added below the fraction bar avoids 0 / 0, but makes the result of short vectors too small. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  return dot(a, b) / (Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b)) + 1e-8);
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
