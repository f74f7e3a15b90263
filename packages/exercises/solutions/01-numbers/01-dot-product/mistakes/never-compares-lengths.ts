/** @diagnosis The lengths are never compared: a number without a partner meets undefined (NaN), or is not looked at. */
import type { Vec } from "#mat";

export function dot(a: Vec, b: Vec): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
