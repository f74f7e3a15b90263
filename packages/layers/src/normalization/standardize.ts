import { explain, mean, sqrt, square, type Tensor } from "@gradus/core";

/** What was standardized, and by what; the statistics keep their axes, with length 1. */
export interface Standardized {
  readonly y: Tensor;
  readonly mean: Tensor;
  /** The variance of exactly these numbers: divided by n, not by n − 1. */
  readonly variance: Tensor;
}

/**
 * Numbers with mean 0 and deviation 1 along some axes.
 *
 *     μ = mean x        σ² = mean (x − μ)²        x̂ = (x − μ) / √(σ² + ε)
 *
 * ε keeps the division finite where all numbers are equal. Made of ops, so the gradient runs through
 * μ and σ² too: what one number gains, the others lose.
 *
 *     ∂L/∂x = (g − mean g − x̂ · mean (g ⊙ x̂)) / √(σ² + ε)
 *
 * @param x any shape
 * @param axes which numbers belong together
 */
export function standardize(x: Tensor, axes: readonly number[], epsilon: number): Standardized {
  const center = mean(x, axes, { keepAxis: true });
  const distance = x.sub(center);
  const variance = mean(square(distance), axes, { keepAxis: true });
  return { y: distance.div(sqrt(variance.add(epsilon))), mean: center, variance };
}

/** Throws unless ε is a small positive number. */
export function checkEpsilon(who: string, epsilon: number): void {
  if (epsilon > 0 && epsilon < Infinity) return;
  throw new RangeError(
    explain(
      who,
      `epsilon is ${epsilon}.`,
      "ε is a positive number, so that a feature without variance is not divided by 0.",
    ),
  );
}
