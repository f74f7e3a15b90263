/** @diagnosis Where one vector is longer, its last numbers are ignored; different lengths are an error to be thrown. */
import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  const length = Math.min(a.length, b.length);
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[i] * b[i];
  return sum;
}
