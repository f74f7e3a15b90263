import type { FusedKernels, Parameter, Tensor } from "@gradus/core";
import {
  type FusedUpdate,
  type Learnable,
  Optimizer,
  type OptimizerOptions,
  type Update,
} from "./optimizer.ts";

/**
 * Gradient descent: a step against the gradient, as long as the gradient is steep.
 *
 *     θ ← θ − η g            where g = ∂L/∂θ over the whole training set
 *
 * @see Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées" (1847)
 *
 * @example
 * ```ts
 * const optimizer = new GradientDescent(model.parameters(), { learningRate: 0.1 });
 * loss.backward();
 * optimizer.step();
 * optimizer.zeroGrad();
 * ```
 */
export class GradientDescent extends Optimizer {
  constructor(
    learnable: Learnable<OptimizerOptions>,
    { learningRate = 0.01, weightDecay = 0 }: OptimizerOptions = {},
  ) {
    super(learnable, { learningRate, weightDecay });
  }

  protected override next(
    parameter: Parameter,
    g: Tensor,
    { learningRate }: Update<Required<OptimizerOptions>>,
  ): Tensor {
    return parameter.sub(g.mul(learningRate));
  }

  protected override fused(
    { gradientDescent }: Partial<FusedKernels>,
    { learningRate, options: { weightDecay } }: Update<Required<OptimizerOptions>>,
  ): FusedUpdate | undefined {
    if (!gradientDescent) return undefined;
    const settings = { learningRate, weightDecay };
    return { slots: [], run: (theta, g, state) => gradientDescent(theta, g, state, settings) };
  }
}
