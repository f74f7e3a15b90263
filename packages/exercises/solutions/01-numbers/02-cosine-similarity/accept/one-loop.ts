import type { Vec } from "#mat";

/** Three sums in one loop, one root for both lengths; `0 / 0` is NaN, and `NaN || 0` is 0. */
export function cosineSimilarity(a: Vec, b: Vec): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += a[i] * b[i];
    aa += a[i] ** 2;
    bb += b[i] ** 2;
  }
  return ab / Math.sqrt(aa * bb) || 0;
}
