import type { FusedKernels, Parameter, Tensor } from "@gradus/core";
import { Adam, type AdamOptions, fusedAdam } from "./adam.ts";
import type { FusedUpdate, Learnable, Update } from "./optimizer.ts";

/**
 * Adam with decoupled weight decay: weights shrink by themselves, not by way of the gradient.
 *
 *     θ ← θ − η λ θ, then Adam's step with the plain gradient
 *
 * Added to the gradient, decay would be divided by √v̂ like everything else, and weights with large
 * gradients would hardly decay.
 *
 * @see Loshchilov & Hutter, "Decoupled Weight Decay Regularization" (2019), https://arxiv.org/abs/1711.05101
 */
export class AdamW extends Adam {
  constructor(
    learnable: Learnable<AdamOptions>,
    { weightDecay = 0.01, ...options }: AdamOptions = {},
  ) {
    super(learnable, { weightDecay, ...options });
  }

  protected override decayed(_parameter: Parameter, g: Tensor): Tensor {
    return g;
  }

  protected override next(
    parameter: Parameter,
    g: Tensor,
    update: Update<Required<AdamOptions>>,
  ): Tensor {
    const decay = parameter.mul(update.learningRate * update.options.weightDecay);
    return super.next(parameter, g, update).sub(decay);
  }

  protected override fused(
    kernels: Partial<FusedKernels>,
    update: Update<Required<AdamOptions>>,
  ): FusedUpdate | undefined {
    return fusedAdam(kernels, update, 0, update.learningRate * update.options.weightDecay);
  }
}
