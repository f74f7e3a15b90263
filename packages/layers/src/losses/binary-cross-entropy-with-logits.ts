import type { Tensor } from "@gradus/core";
import { softplus } from "../activations/softplus.ts";
import { checkFinite } from "../check-finite.ts";
import { checkEach, isProbability } from "./check-each.ts";
import { checkPair } from "./check-pair.ts";
import { type LossOptions, reduceLosses } from "./reduction.ts";

export interface BinaryCrossEntropyWithLogitsOptions extends LossOptions {
  /** How many times a positive example counts; 1 unless said otherwise, more where they are rare. */
  readonly positiveWeight?: number;
}

/**
 * The binary cross-entropy of σ(z), computed from the scores z, at any size of them.
 *
 *     ℓ = −w t log σ(z) − (1 − t) log(1 − σ(z))
 *       = w t softplus(−z) + (1 − t) softplus(z)
 *     ∂ℓ/∂z = σ(z) − t        for w = 1
 *
 * @param logits z, any shape, the scores before the sigmoid
 * @param target t, same shape and dtype, every number in [0, 1]
 * @returns a scalar: the mean or sum over all numbers; with "none", the shape of `logits`
 * @throws ShapeError, TypeError or RangeError for a target or a weight that does not fit
 * @see Goodfellow et al., *Deep Learning* (2016), §6.2.2.2
 */
export function binaryCrossEntropyWithLogits(
  logits: Tensor,
  target: Tensor,
  { positiveWeight = 1, reduction = "mean" }: BinaryCrossEntropyWithLogitsOptions = {},
): Tensor {
  const who = "binaryCrossEntropyWithLogits";
  checkFinite(who, "positiveWeight", positiveWeight, 0);
  checkPair(who, logits, target);
  checkEach(who, "target", target, isProbability, "A probability lies between 0 and 1.");
  const positive = target.mul(positiveWeight).mul(softplus(logits.neg()));
  const negative = target.neg().add(1).mul(softplus(logits));
  return reduceLosses(who, positive.add(negative), reduction);
}
