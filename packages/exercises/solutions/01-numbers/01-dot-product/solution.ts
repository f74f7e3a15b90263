import type { Vec } from "#mat";

/** `a · b = Σᵢ aᵢ bᵢ` */
export function dot(a: Vec, b: Vec): number {
  if (a.length !== b.length) {
    throw new RangeError(
      `dot: ${a.length} numbers and ${b.length} numbers.\n  Every number needs a partner.`,
    );
  }
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
