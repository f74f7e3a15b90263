/** @diagnosis This is z / (1 + |z|), moved to lie between 0 and 1: the right form of curve, but without an exponential. It should be 1 / (1 + e⁻ᶻ). */
export function sigmoid(z: number): number {
  return (1 + z / (1 + Math.abs(z))) / 2;
}
