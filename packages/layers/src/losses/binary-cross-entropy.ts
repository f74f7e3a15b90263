import { clip, log, noGrad, record, type Tensor } from "@gradus/core";
import { checkEach, isProbability, mayBeProbability } from "./check-each.ts";
import { checkPair } from "./check-pair.ts";
import { type LossOptions, reduceLosses } from "./reduction.ts";

/** A logarithm never counts as less: e⁻¹⁰⁰ is as good as impossible. */
const LEAST_LOG = -100;
/** A slope divides by no less. */
const LEAST_VARIANCE = 1e-12;

/**
 * How surprised a model is that gives each example a probability of being positive.
 *
 *     ℓ = −t log p − (1 − t) log(1 − p)        each logarithm at least −100
 *     ∂ℓ/∂p = (p − t) / (p (1 − p))            the divisor at least 10⁻¹²
 *
 * The bounds keep a probability of exactly 0 or 1 finite. Where the probabilities come from a sigmoid,
 * {@link binaryCrossEntropyWithLogits} loses nothing and needs no bounds.
 *
 * @param prediction p, any shape, every number in [0, 1]
 * @param target t, same shape and dtype, every number in [0, 1]
 * @returns a scalar: the mean or sum over all numbers; with "none", the shape of `prediction`
 * @throws ShapeError, TypeError or RangeError for tensors that do not fit
 * @see Bishop, *Pattern Recognition and Machine Learning* (2006), §4.3.2
 */
export function binaryCrossEntropy(
  prediction: Tensor,
  target: Tensor,
  { reduction = "mean" }: LossOptions = {},
): Tensor {
  const who = "binaryCrossEntropy";
  checkPair(who, prediction, target);
  const rule = "A probability lies between 0 and 1.";
  checkEach(who, "target", target, isProbability, rule);
  checkEach(
    who,
    "prediction",
    prediction,
    mayBeProbability,
    rule,
    () => "binaryCrossEntropyWithLogits(prediction, target), if these are scores before a sigmoid.",
  );
  return reduceLosses(who, surprise(prediction, target), reduction);
}

function surprise(p: Tensor, t: Tensor): Tensor {
  const losses = noGrad(() =>
    t
      .mul(bounded(log(p)))
      .add(complement(t).mul(bounded(log(complement(p)))))
      .neg(),
  );
  return record(
    "binaryCrossEntropy",
    losses,
    [p, (g) => g.mul(p.sub(t)).div(clip(p.mul(complement(p)), LEAST_VARIANCE, Infinity))],
    [t, (g) => g.mul(bounded(log(complement(p))).sub(bounded(log(p))))],
  );
}

function complement(p: Tensor): Tensor {
  return p.neg().add(1);
}

function bounded(logarithm: Tensor): Tensor {
  return clip(logarithm, LEAST_LOG, Infinity);
}
