import { type FusedKernels, type Parameter, sqrt, square, type Tensor } from "@gradus/core";
import { checkOption, fraction, positive } from "./options.ts";
import {
  type FusedUpdate,
  type Learnable,
  Optimizer,
  type OptimizerOptions,
  type Update,
} from "./optimizer.ts";

export interface RmsPropOptions extends OptimizerOptions {
  /** How slowly the mean of the squares changes (β). */
  readonly beta?: number;
  /** Keeps the division finite (ε). */
  readonly epsilon?: number;
}

/**
 * RMSprop: each gradient is divided by the root mean square of its recent values.
 *
 *     s ← β s + (1 − β) g²
 *     θ ← θ − η g / (√s + ε)
 *
 * Unlike Adagrad's sum, the average forgets, so steps can grow again.
 *
 * @see Hinton, Srivastava & Swersky, "Neural Networks for Machine Learning", lecture 6e (2012)
 */
export class RmsProp extends Optimizer<RmsPropOptions> {
  constructor(
    learnable: Learnable<RmsPropOptions>,
    { learningRate = 0.01, weightDecay = 0, beta = 0.99, epsilon = 1e-8 }: RmsPropOptions = {},
  ) {
    super(learnable, { learningRate, weightDecay, beta, epsilon });
  }

  protected override checkOptions({ beta, epsilon }: Required<RmsPropOptions>): void {
    checkOption("RmsProp", "beta", beta, fraction);
    checkOption("RmsProp", "epsilon", epsilon, positive);
  }

  protected override next(
    parameter: Parameter,
    g: Tensor,
    { learningRate, options: { beta, epsilon }, slot }: Update<Required<RmsPropOptions>>,
  ): Tensor {
    const s = slot("squares");
    s.assign(s.mul(beta).add(square(g).mul(1 - beta)));
    return parameter.sub(g.mul(learningRate).div(sqrt(s).add(epsilon)));
  }

  protected override fused(
    { rmsProp }: Partial<FusedKernels>,
    { learningRate, options: { weightDecay, beta, epsilon } }: Update<Required<RmsPropOptions>>,
  ): FusedUpdate | undefined {
    if (!rmsProp) return undefined;
    const settings = { learningRate, weightDecay, beta, epsilon };
    return { slots: ["squares"], run: (theta, g, state) => rmsProp(theta, g, state, settings) };
  }
}
