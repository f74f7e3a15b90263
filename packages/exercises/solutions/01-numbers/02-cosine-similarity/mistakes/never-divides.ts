/** @diagnosis This is the dot product, which grows with both lengths; divide it by ‖a‖ and by ‖b‖. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  return dot(a, b);
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
