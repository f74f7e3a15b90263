/** @diagnosis For negative z the numerator eᶻ is missing: 1 / (1 + eᶻ) has to be eᶻ / (1 + eᶻ) in that branch. */
export function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-Math.abs(z)));
}
