import { formatShape, type Shape, ShapeError, sqrt, type Tensor } from "@gradus/core";
import { fusedBatchNorm, fusedFeatureNorm } from "./fused-batch-norm.ts";
import { checkEpsilon, standardize } from "./standardize.ts";

/** The mean and the variance of every feature. */
export interface FeatureStatistics {
  /** `[features]` */
  readonly mean: Tensor;
  /** `[features]`, divided by n */
  readonly variance: Tensor;
}

export interface FeatureNormOptions {
  /** The statistics to normalize with; those of the batch itself when left out. */
  readonly statistics?: FeatureStatistics;
  /** Keeps the division finite; 1e-5 unless said otherwise. */
  readonly epsilon?: number;
}

/** What was normalized, and by what. */
export interface BatchNormed {
  readonly y: Tensor;
  readonly statistics: FeatureStatistics;
}

/**
 * Batch normalization as a function: every feature on a scale of its own.
 *
 *     x̂ = (x − μ) / √(σ² + ε)        y = γ x̂ + β
 *     ∂L/∂γ = Σ g ⊙ x̂                ∂L/∂β = Σ g
 *
 * With given statistics, as in evaluation, μ and σ² are constants. Without, they are those of the
 * batch, and the gradient runs through them as well: see {@link standardize}.
 *
 * @param x `[batch, features, ...]`: axis 1 holds the features, the others are averaged over
 * @param gamma `[features]`, the new deviation
 * @param beta `[features]`, the new mean
 * @returns y of the same shape as `x`, and the statistics it was made with
 * @throws ShapeError if axis 1 does not hold the features, or a batch has one number for each
 * @see Ioffe & Szegedy, "Batch Normalization" (2015), https://arxiv.org/abs/1502.03167
 */
export function batchNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { statistics, epsilon = 1e-5 }: FeatureNormOptions = {},
): BatchNormed {
  checkEpsilon("batchNorm", epsilon);
  checkShapes(x.shape, { gamma, beta, ...statistics });
  if (statistics) return { y: normalizeFeatures(x, gamma, beta, epsilon, statistics), statistics };
  checkCount(x.shape);
  const definition = (...inputs: [x: Tensor, gamma: Tensor, beta: Tensor]): BatchNormed =>
    batchNormByDefinition(...inputs, epsilon);
  const fused = fusedBatchNorm(x, gamma, beta, epsilon, (...at) => definition(...at).y);
  return fused ?? definition(x, gamma, beta);
}

/** The definition, as ops. */
function batchNormByDefinition(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  epsilon: number,
): BatchNormed {
  const along = alongFeatures(x);
  const others = x.shape.flatMap((_, axis) => (axis === 1 ? [] : [axis]));
  const { y, mean, variance } = standardize(x, others, epsilon);
  const features = gamma.shape;
  return {
    y: y.mul(gamma.reshape(along)).add(beta.reshape(along)),
    statistics: { mean: mean.reshape(features), variance: variance.reshape(features) },
  };
}

/** With given statistics, as one kernel where there is one. */
function normalizeFeatures(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  epsilon: number,
  statistics: FeatureStatistics,
): Tensor {
  const along = alongFeatures(x);
  const definition = (...inputs: Tensor[]): Tensor => {
    const [at, scale, shift, mean, variance] = inputs;
    const deviation = sqrt(variance.add(epsilon));
    const normal = at.sub(mean.reshape(along)).div(deviation.reshape(along));
    return normal.mul(scale.reshape(along)).add(shift.reshape(along));
  };
  const fused = fusedFeatureNorm(x, gamma, beta, epsilon, statistics, definition);
  return fused ?? definition(x, gamma, beta, statistics.mean, statistics.variance);
}

/** The shape in which one number for each feature meets everything else. */
function alongFeatures({ shape }: Tensor): Shape {
  return shape.map((length, axis) => (axis === 1 ? length : 1));
}

function checkShapes(shape: Shape, perFeature: Readonly<Record<string, Tensor>>): void {
  for (const [name, { shape: own }] of Object.entries(perFeature)) {
    if (shape.length >= 2 && own.length === 1 && own[0] === shape[1]) continue;
    throw new ShapeError(
      "batchNorm",
      `the input is ${formatShape(shape)} and ${name} ${formatShape(own)}.`,
      "The features stand along axis 1, [batch, features, ...], and each has one number of everything else.",
      shape.length === 3 && shape[2] === own[0]
        ? "x.transpose(1, 2), if this is a sequence [batch, time, features]"
        : undefined,
    );
  }
}

/** One number has no variance. */
function checkCount(shape: Shape): void {
  const count = shape.reduce((product, length, axis) => (axis === 1 ? product : product * length));
  if (count > 1) return;
  throw new ShapeError(
    "batchNorm",
    `the input ${formatShape(shape)} has ${count === 1 ? "one number" : "no numbers"} for each feature.`,
    "While training, a feature is compared with the rest of its batch, which takes two numbers or more.",
    count === 1
      ? "a larger batch (drop the last one if it is short), or eval() to use the running statistics."
      : undefined,
  );
}
