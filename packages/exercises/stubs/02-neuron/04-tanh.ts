import { todo } from "#todo";

/**
 * The hyperbolic tangent: from any number to a number between −1 and 1.
 *
 *     tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)
 *
 * Right for large inputs too: tanh(1000) is 1 and tanh(−1000) is −1. Write it with `Math.exp`.
 */
export function tanh(_z: number): number {
  return todo("build the hyperbolic tangent from exponentials");
}
