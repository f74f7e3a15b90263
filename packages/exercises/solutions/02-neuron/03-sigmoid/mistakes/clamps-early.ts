/** @diagnosis z is clamped to ±6 against overflow, so all larger scores look alike: σ(6) = 0.9975 is not yet 1. Nothing needs to be clamped. */
export function sigmoid(z: number): number {
  const clamped = Math.min(6, Math.max(-6, z));
  return 1 / (1 + Math.exp(-clamped));
}
