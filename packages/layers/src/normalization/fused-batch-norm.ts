import {
  type AxisView,
  broadcastTo,
  type NormSettings,
  record,
  recordFused,
  type Tensor,
} from "@gradus/core";
import { isFusible } from "../fusible.ts";
import type { BatchNormed, FeatureStatistics } from "./batch-norm-function.ts";

/** The definition that kernels stand in for. */
type Definition = (x: Tensor, gamma: Tensor, beta: Tensor) => Tensor;

/** Normalizes features with their own statistics by kernels, if the backend has them. */
export function fusedBatchNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  epsilon: number,
  definition: Definition,
): BatchNormed | undefined {
  const { moments, batchNorm, batchNormGrad } = x.backend.fused;
  if (!moments || !batchNorm || !batchNormGrad || !isFusible(x, gamma, beta)) return undefined;
  const statistics = momentsOf(x, moments(x.storage, featuresOf(x)));
  const norm = normOf(x, statistics, gamma, epsilon);
  const y = x.derive(batchNorm(x.storage, beta.storage, norm), x.shape);
  recordFused("batchNorm", y, [x, gamma, beta], {
    definition,
    gradients(g) {
      const made = batchNormGrad(g.storage, x.storage, normOf(x, statistics, gamma, epsilon));
      return [x, gamma, beta].map((input, i) => input.derive(made[i], input.shape));
    },
  });
  return { y, statistics };
}

/** Normalizes features with given statistics by a kernel, if the backend has it. */
export function fusedFeatureNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  epsilon: number,
  statistics: FeatureStatistics,
  definition: (...inputs: Tensor[]) => Tensor,
): Tensor | undefined {
  const { batchNorm } = x.backend.fused;
  const { mean, variance } = statistics;
  if (!batchNorm || !isFusible(x, gamma, beta, mean, variance)) return undefined;
  const norm = normOf(x, statistics, gamma, epsilon);
  const y = x.derive(batchNorm(x.storage, beta.storage, norm), x.shape);
  const inputs = [x, gamma, beta, mean, variance];
  return recordFused("batchNorm", y, inputs, { definition, gradients: () => undefined });
}

/**
 * The statistics as tensors, through which gradients go back as well.
 *
 *     ∂μ/∂x = 1/n        ∂σ²/∂x = 2 (x − μ) / n
 */
function momentsOf(
  x: Tensor,
  made: readonly [mean: Tensor["storage"], variance: Tensor["storage"]],
): FeatureStatistics {
  const features = x.shape[1];
  const count = x.size / features;
  const along = x.shape.map((length, axis) => (axis === 1 ? length : 1));
  const spread = (each: Tensor): Tensor => broadcastTo(each.reshape(along), x.shape);
  const [mean, variance] = made.map((storage) => x.derive(storage, [features]));
  record("mean", mean, [x, (g) => spread(g.div(count))]);
  record("variance", variance, [x, (g) => x.sub(spread(mean)).mul(spread(g.mul(2 / count)))]);
  return { mean, variance };
}

function normOf(
  x: Tensor,
  { mean, variance }: FeatureStatistics,
  gamma: Tensor,
  epsilon: number,
): NormSettings {
  const { storage } = gamma;
  return {
    axis: featuresOf(x),
    mean: mean.storage,
    variance: variance.storage,
    gamma: storage,
    epsilon,
  };
}

/** `[batch, features, ...]`, seen from the memory. */
function featuresOf({ shape: [outer, length, ...rest] }: Tensor): AxisView {
  return { outer, length, inner: rest.reduce((product, each) => product * each, 1) };
}
