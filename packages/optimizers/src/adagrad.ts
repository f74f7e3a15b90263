import { type FusedKernels, type Parameter, sqrt, square, type Tensor } from "@gradus/core";
import { checkOption, positive } from "./options.ts";
import {
  type FusedUpdate,
  type Learnable,
  Optimizer,
  type OptimizerOptions,
  type Update,
} from "./optimizer.ts";

export interface AdagradOptions extends OptimizerOptions {
  /** Keeps the division finite (ε). */
  readonly epsilon?: number;
}

/**
 * Adagrad: a number that has moved much moves less from now on.
 *
 *     s ← s + g²
 *     θ ← θ − η g / (√s + ε)
 *
 * Rare features keep their large steps; every step shrinks for good.
 *
 * @see Duchi, Hazan & Singer, "Adaptive Subgradient Methods" (2011)
 */
export class Adagrad extends Optimizer<AdagradOptions> {
  constructor(
    learnable: Learnable<AdagradOptions>,
    { learningRate = 0.01, weightDecay = 0, epsilon = 1e-10 }: AdagradOptions = {},
  ) {
    super(learnable, { learningRate, weightDecay, epsilon });
  }

  protected override checkOptions({ epsilon }: Required<AdagradOptions>): void {
    checkOption("Adagrad", "epsilon", epsilon, positive);
  }

  protected override next(
    parameter: Parameter,
    g: Tensor,
    { learningRate, options: { epsilon }, slot }: Update<Required<AdagradOptions>>,
  ): Tensor {
    const s = slot("squares");
    s.assign(s.add(square(g)));
    return parameter.sub(g.mul(learningRate).div(sqrt(s).add(epsilon)));
  }

  protected override fused(
    { adagrad }: Partial<FusedKernels>,
    { learningRate, options: { weightDecay, epsilon } }: Update<Required<AdagradOptions>>,
  ): FusedUpdate | undefined {
    if (!adagrad) return undefined;
    const settings = { learningRate, weightDecay, epsilon };
    return { slots: ["squares"], run: (theta, g, state) => adagrad(theta, g, state, settings) };
  }
}
