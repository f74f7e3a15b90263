/** @diagnosis A length of 0 is looked for in a only; when b is the vector of zeros, the result is still NaN. */
import type { Vec } from "#mat";

export function cosineSimilarity(a: Vec, b: Vec): number {
  const lengthOfA = Math.sqrt(dot(a, a));
  if (lengthOfA === 0) return 0;
  return dot(a, b) / (lengthOfA * Math.sqrt(dot(b, b)));
}

function dot(a: Vec, b: Vec): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}
