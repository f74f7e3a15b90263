import type { Vec } from "#mat";

/** `cos θ = a · b / (‖a‖ ‖b‖)`, and 0 where a vector has no direction. */
export function cosineSimilarity(a: Vec, b: Vec): number {
  const lengths = norm(a) * norm(b);
  return lengths === 0 ? 0 : dot(a, b) / lengths;
}

function norm(v: Vec): number {
  return Math.sqrt(dot(v, v));
}

function dot(a: Vec, b: Vec): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
