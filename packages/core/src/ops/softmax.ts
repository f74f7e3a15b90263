import { record } from "../autograd/record.ts";
import { isRecording } from "../autograd/recording.ts";
import { resolveAxis } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { exp } from "./exp.ts";
import { constantMax, logSumExp } from "./log-sum-exp.ts";
import { checkFractions } from "./operands.ts";
import { viewAlong } from "./reduce.ts";

/**
 * Probabilities from scores, along an axis.
 *
 *     yᵢ = exp xᵢ / Σⱼ exp xⱼ
 *     ∂L/∂x = y ⊙ (g − ⟨g, y⟩)            where g = ∂L/∂y
 *
 * @param x any shape, float32 or float64
 * @param axis the axis of the classes; the last when left out
 * @returns same shape as `x`; along the axis, every number is at least 0 and they add up to 1
 */
export function softmax(x: Tensor, axis = -1): Tensor {
  checkFractions("softmax", x);
  const at = resolveAxis("softmax", axis, x.shape);
  const kernel = x.backend.fused.softmax;
  if (!kernel) return softmaxByDefinition(x, at);
  const y = x.derive(kernel(x.storage, viewAlong(x.shape, at)), x.shape);
  return record("softmax", y, [x, (g) => softmaxPullback(g, y, at)]);
}

/** The definition, as ops. Shifting all scores changes nothing but keeps `exp` from overflowing. */
export function softmaxByDefinition(x: Tensor, axis = -1): Tensor {
  const at = resolveAxis("softmax", axis, x.shape);
  const powers = exp(x.sub(constantMax(x, [at])));
  return powers.div(powers.sum(at, { keepAxis: true }));
}

/** One kernel when nobody will differentiate it again; otherwise as ops, which can be. */
function softmaxPullback(g: Tensor, y: Tensor, axis: number): Tensor {
  const kernel = y.backend.fused.softmaxGrad;
  if (kernel && !isRecording())
    return y.derive(kernel(g.storage, y.storage, viewAlong(y.shape, axis)), y.shape);
  return y.mul(g.sub(g.mul(y).sum(axis, { keepAxis: true })));
}

/**
 * The logarithm of softmax, along an axis, without ever taking the logarithm of a 0 that was an underflow.
 *
 *     y = log softmax x = x − log Σ exp x
 *
 * @param x any shape, float32 or float64
 * @param axis the axis of the classes; the last when left out
 * @returns same shape as `x`, every number at most 0
 */
export function logSoftmax(x: Tensor, axis = -1): Tensor {
  checkFractions("logSoftmax", x);
  const at = resolveAxis("logSoftmax", axis, x.shape);
  const shifted = x.sub(constantMax(x, [at]));
  return shifted.sub(logSumExp(shifted, at, { keepAxis: true }));
}
