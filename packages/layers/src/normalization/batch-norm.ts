import {
  explain,
  noGrad,
  ones,
  type Parameter,
  parameter,
  scope,
  type Tensor,
  type TensorOptions,
  Variable,
  zeros,
} from "@gradus/core";
import { checkLengths } from "../check-lengths.ts";
import { Layer, type LayerConfig } from "../layer.ts";
import { batchNorm, type FeatureStatistics } from "./batch-norm-function.ts";
import { checkEpsilon } from "./standardize.ts";

export interface BatchNormOptions extends TensorOptions {
  /** How much of a new batch goes into the running statistics; 0.1 unless said otherwise. */
  readonly momentum?: number;
  /** Keeps the division finite; 1e-5 unless said otherwise. */
  readonly epsilon?: number;
}

/**
 * Batch normalization: every feature gets mean β and deviation |γ| over the batch.
 *
 *     y = γ (x − μ) / √(σ² + ε) + β
 *
 * While training, μ and σ² are those of the batch, and running averages of them are kept:
 *
 *     running ← (1 − momentum) · running + momentum · batch
 *
 * where the running variance takes the unbiased one, divided by n − 1. In evaluation μ and σ² are the
 * running ones, so that an example's output does not depend on what else is in its batch. γ starts at
 * 1 and β at 0; a bias in the layer before would be cancelled.
 *
 * @see Ioffe & Szegedy, "Batch Normalization" (2015), https://arxiv.org/abs/1502.03167
 *
 * @example
 * ```ts
 * const norm = new BatchNorm(8);
 * norm.forward(images); // [batch, 8, height, width] → the same shape
 * norm.eval().forward(image); // now with the running statistics
 * ```
 */
export class BatchNorm extends Layer {
  /** `[features]` */
  readonly gamma: Parameter;
  /** `[features]` */
  readonly beta: Parameter;
  /** `[features]` */
  readonly runningMean: Variable;
  /** `[features]`, unbiased */
  readonly runningVariance: Variable;
  private readonly momentum: number;
  private readonly epsilon: number;

  /**
   * @param features how many features, or channels
   * @throws RangeError unless features is a whole number, momentum in [0, 1] and epsilon positive
   */
  constructor(
    features: number,
    { momentum = 0.1, epsilon = 1e-5, ...options }: BatchNormOptions = {},
  ) {
    super();
    checkLengths("BatchNorm", { features });
    checkMomentum(momentum);
    checkEpsilon("BatchNorm", epsilon);
    this.gamma = parameter(ones([features], options));
    this.beta = parameter(zeros([features], options));
    this.runningMean = new Variable(zeros([features], options));
    this.runningVariance = new Variable(ones([features], options));
    this.momentum = momentum;
    this.epsilon = epsilon;
  }

  /**
   * @param x `[batch, features]`, `[batch, channels, length]` or `[batch, channels, height, width]`
   * @returns same shape as `x`
   * @throws ShapeError if axis 1 does not hold the features, or a feature has one number to train on
   */
  override forward(x: Tensor): Tensor {
    const { gamma, beta, epsilon } = this;
    if (!this.training) {
      const statistics = { mean: this.runningMean, variance: this.runningVariance };
      return batchNorm(x, gamma, beta, { epsilon, statistics }).y;
    }
    const { y, statistics } = batchNorm(x, gamma, beta, { epsilon });
    this.follow(statistics, x.size / gamma.size);
    return y;
  }

  override config(): LayerConfig {
    const { gamma, momentum, epsilon } = this;
    return { features: gamma.shape[0], momentum, epsilon, dtype: gamma.dtype };
  }

  /** Moves the running statistics toward those of a batch with `count` numbers a feature. */
  private follow({ mean, variance }: FeatureStatistics, count: number): void {
    const { momentum, runningMean, runningVariance } = this;
    const toward = (old: Tensor, batch: Tensor): Tensor =>
      old.mul(1 - momentum).add(batch.mul(momentum));
    noGrad(() =>
      scope(() => {
        runningMean.assign(toward(runningMean, mean));
        runningVariance.assign(toward(runningVariance, variance.mul(count / (count - 1))));
      }),
    );
  }
}

function checkMomentum(momentum: number): void {
  if (momentum >= 0 && momentum <= 1) return;
  throw new RangeError(
    explain(
      "BatchNorm",
      `momentum is ${momentum}.`,
      "The momentum is the part of the new batch in the running statistics, from 0 to 1.",
    ),
  );
}
