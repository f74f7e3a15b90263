import type { FusedKernels, Parameter, Tensor } from "@gradus/core";
import { checkOption, fraction } from "./options.ts";
import {
  type FusedUpdate,
  type Learnable,
  Optimizer,
  type OptimizerOptions,
  type Update,
} from "./optimizer.ts";

export interface MomentumOptions extends OptimizerOptions {
  /** How much of the velocity is kept from step to step (β). */
  readonly beta?: number;
  /**
   * `"average"`: the velocity is an exponentially weighted average of gradients. `"sum"`: it is
   * their decaying sum, 1/(1 − β) times as long, as in PyTorch.
   */
  readonly form?: "average" | "sum";
}

/**
 * Momentum: parameters roll on in the direction they were going.
 *
 *     v ← β v + (1 − β) g    form "average"
 *     v ← β v + g            form "sum"
 *     θ ← θ − η v
 *
 * Where gradients point to and fro they cancel; where they agree, speed builds up.
 *
 * @see Polyak, "Some Methods of Speeding Up the Convergence of Iteration Methods" (1964)
 */
export class Momentum extends Optimizer<MomentumOptions> {
  constructor(
    learnable: Learnable<MomentumOptions>,
    { learningRate = 0.01, weightDecay = 0, beta = 0.9, form = "average" }: MomentumOptions = {},
  ) {
    super(learnable, { learningRate, weightDecay, beta, form });
  }

  protected override checkOptions({ beta }: Required<MomentumOptions>): void {
    checkOption("Momentum", "beta", beta, fraction);
  }

  protected override next(
    parameter: Parameter,
    g: Tensor,
    { learningRate, options: { beta, form }, slot }: Update<Required<MomentumOptions>>,
  ): Tensor {
    const v = slot("velocity");
    v.assign(v.mul(beta).add(form === "average" ? g.mul(1 - beta) : g));
    return parameter.sub(v.mul(learningRate));
  }

  protected override fused(
    { momentum }: Partial<FusedKernels>,
    { learningRate, options: { weightDecay, beta, form } }: Update<Required<MomentumOptions>>,
  ): FusedUpdate | undefined {
    if (!momentum) return undefined;
    const settings = { learningRate, weightDecay, beta, share: form === "average" ? 1 - beta : 1 };
    return { slots: ["velocity"], run: (theta, g, state) => momentum(theta, g, state, settings) };
  }
}
