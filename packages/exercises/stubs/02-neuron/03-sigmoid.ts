import { todo } from "#todo";

/**
 * The logistic sigmoid: from any number to a number between 0 and 1.
 *
 *     σ(z) = 1 / (1 + e⁻ᶻ) = eᶻ / (eᶻ + 1)
 *
 * Right for large inputs too: σ(1000) is 1 and σ(−1000) is 0, as closely as a number can say it.
 */
export function sigmoid(_z: number): number {
  return todo("turn a score into a number between 0 and 1");
}
