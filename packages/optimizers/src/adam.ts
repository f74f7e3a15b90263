import { type FusedKernels, type Parameter, sqrt, square, type Tensor } from "@gradus/core";
import { checkOption, fraction, positive } from "./options.ts";
import {
  type FusedUpdate,
  type Learnable,
  Optimizer,
  type OptimizerOptions,
  type Update,
} from "./optimizer.ts";

export interface AdamOptions extends OptimizerOptions {
  /** How slowly the mean of the gradients changes (β₁). */
  readonly beta1?: number;
  /** How slowly the mean of their squares changes (β₂). */
  readonly beta2?: number;
  /** Keeps the division finite (ε). */
  readonly epsilon?: number;
}

/**
 * Adaptive moment estimation: each weight gets its own step size.
 *
 *     m ← β₁ m + (1 − β₁) g               a running mean of the gradient
 *     v ← β₂ v + (1 − β₂) g²              and of its square
 *     θ ← θ − η m̂ / (√v̂ + ε)              where m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ)
 *
 * Both means start at zero; the hats undo that bias.
 *
 * @see Kingma & Ba, "Adam: A Method for Stochastic Optimization" (2015), https://arxiv.org/abs/1412.6980
 */
export class Adam extends Optimizer<AdamOptions> {
  constructor(
    learnable: Learnable<AdamOptions>,
    {
      learningRate = 1e-3,
      weightDecay = 0,
      beta1 = 0.9,
      beta2 = 0.999,
      epsilon = 1e-8,
    }: AdamOptions = {},
  ) {
    super(learnable, { learningRate, weightDecay, beta1, beta2, epsilon });
  }

  protected override checkOptions({ beta1, beta2, epsilon }: Required<AdamOptions>): void {
    checkOption(this.constructor.name, "beta1", beta1, fraction);
    checkOption(this.constructor.name, "beta2", beta2, fraction);
    checkOption(this.constructor.name, "epsilon", epsilon, positive);
  }

  protected override next(
    parameter: Parameter,
    g: Tensor,
    { learningRate, time, options, slot }: Update<Required<AdamOptions>>,
  ): Tensor {
    const { beta1, beta2, epsilon } = options;
    const [m, v] = [slot("mean"), slot("squares")];
    m.assign(m.mul(beta1).add(g.mul(1 - beta1)));
    v.assign(v.mul(beta2).add(square(g).mul(1 - beta2)));
    const mHat = m.div(1 - beta1 ** time);
    const vHat = v.div(1 - beta2 ** time);
    return parameter.sub(mHat.div(sqrt(vHat).add(epsilon)).mul(learningRate));
  }

  protected override fused(
    kernels: Partial<FusedKernels>,
    update: Update<Required<AdamOptions>>,
  ): FusedUpdate | undefined {
    return fusedAdam(kernels, update, update.options.weightDecay, 0);
  }
}

/**
 * Adam's step as one kernel.
 *
 * @param weightDecay λ as it is added to the gradient
 * @param shrinkage which part of θ is taken off beside the step
 */
export function fusedAdam(
  { adam }: Partial<FusedKernels>,
  { learningRate, time, options: { beta1, beta2, epsilon } }: Update<Required<AdamOptions>>,
  weightDecay: number,
  shrinkage: number,
): FusedUpdate | undefined {
  if (!adam) return undefined;
  const settings = {
    learningRate,
    weightDecay,
    beta1,
    beta2,
    epsilon,
    correction1: 1 - beta1 ** time,
    correction2: 1 - beta2 ** time,
    shrinkage,
  };
  const slots = ["mean", "squares"];
  return { slots, run: (theta, g, state) => adam(theta, g, state, settings) };
}
