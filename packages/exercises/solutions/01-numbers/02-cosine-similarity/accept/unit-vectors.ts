import type { Vec } from "#mat";

/** Shortens both vectors to length 1 first; their dot product is then the cosine. */
export function cosineSimilarity(a: Vec, b: Vec): number {
  const [u, v] = [unit(a), unit(b)];
  return u.reduceRight((sum, x, i) => sum + x * v[i], 0);
}

function unit(v: Vec): Vec {
  const length = Math.hypot(...v);
  return length === 0 ? v : v.map((x) => x / length);
}
