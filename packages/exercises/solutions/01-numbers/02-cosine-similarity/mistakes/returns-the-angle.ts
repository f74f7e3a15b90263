/** @diagnosis This is the angle θ itself, in radians; its cosine is asked for, which is what the fraction already gives. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  const lengths = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return lengths === 0 ? 0 : Math.acos(Math.max(-1, Math.min(1, dot(a, b) / lengths)));
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
