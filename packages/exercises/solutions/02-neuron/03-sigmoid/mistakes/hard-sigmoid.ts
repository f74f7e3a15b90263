/** @diagnosis These are straight lines, ½ + z/4 cut off at 0 and 1: a cheap copy called hard sigmoid. The sigmoid bends: 1 / (1 + e⁻ᶻ). */
export function sigmoid(z: number): number {
  return Math.min(1, Math.max(0, 0.5 + z / 4));
}
