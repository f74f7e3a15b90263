import type { FusedKernels, Parameter, Tensor } from "@gradus/core";
import { checkOption, fraction } from "./options.ts";
import {
  type FusedUpdate,
  type Learnable,
  Optimizer,
  type OptimizerOptions,
  type Update,
} from "./optimizer.ts";

export interface NesterovOptions extends OptimizerOptions {
  /** How much of the velocity is kept from step to step (β). */
  readonly beta?: number;
}

/**
 * Nesterov's accelerated gradient: momentum that looks one step ahead.
 *
 *     v ← β v + g
 *     θ ← θ − η (g + β v)
 *
 * The step is the one that the velocity will take next, so that it brakes before the slope turns.
 *
 * @see Sutskever et al., "On the Importance of Initialization and Momentum in Deep Learning" (2013)
 */
export class Nesterov extends Optimizer<NesterovOptions> {
  constructor(
    learnable: Learnable<NesterovOptions>,
    { learningRate = 0.01, weightDecay = 0, beta = 0.9 }: NesterovOptions = {},
  ) {
    super(learnable, { learningRate, weightDecay, beta });
  }

  protected override checkOptions({ beta }: Required<NesterovOptions>): void {
    checkOption("Nesterov", "beta", beta, fraction);
  }

  protected override next(
    parameter: Parameter,
    g: Tensor,
    { learningRate, options: { beta }, slot }: Update<Required<NesterovOptions>>,
  ): Tensor {
    const v = slot("velocity");
    v.assign(v.mul(beta).add(g));
    return parameter.sub(g.add(v.mul(beta)).mul(learningRate));
  }

  protected override fused(
    { nesterov }: Partial<FusedKernels>,
    { learningRate, options: { weightDecay, beta } }: Update<Required<NesterovOptions>>,
  ): FusedUpdate | undefined {
    if (!nesterov) return undefined;
    const settings = { learningRate, weightDecay, beta };
    return { slots: ["velocity"], run: (theta, g, state) => nesterov(theta, g, state, settings) };
  }
}
