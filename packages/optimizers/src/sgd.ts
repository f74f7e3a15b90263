import { GradientDescent } from "./gradient-descent.ts";

/**
 * Stochastic gradient descent: the step of {@link GradientDescent}, with the gradient of a
 * mini-batch, or of a single example, in place of that of the whole training set.
 *
 *     θ ← θ − η g            where g = ∂L/∂θ over a few examples
 *
 * The batch decides which of the two it is; the formula is the same.
 *
 * @see Robbins & Monro, "A Stochastic Approximation Method" (1951)
 */
export class Sgd extends GradientDescent {}
