import type { Vec } from "#mat";

/** A dot product of 0 means a right angle or a vector of zeros: the answer is 0 either way. */
export function cosineSimilarity(a: Vec, b: Vec): number {
  const product = dot(a, b);
  return product === 0 ? 0 : product / Math.sqrt(dot(a, a)) / Math.sqrt(dot(b, b));
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
