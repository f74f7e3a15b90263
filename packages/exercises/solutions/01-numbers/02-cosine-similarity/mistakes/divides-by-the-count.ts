/** @diagnosis The dot product is divided by how many numbers there are; divide it by the two lengths ‖a‖ and ‖b‖. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  return dot(a, b) / a.length;
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
