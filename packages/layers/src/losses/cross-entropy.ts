import { explain, logSoftmax, sameShape, type Tensor } from "@gradus/core";
import { checkDistributions } from "./check-distributions.ts";
import { checkClasses } from "./check-labels.ts";
import { checkPair } from "./check-pair.ts";
import {
  checkClassWeights,
  labelLosses,
  type LabelLossOptions,
  type WeightedLosses,
} from "./label-losses.ts";
import { atLabels, labelSurprise } from "./label-surprise.ts";
import { reduceWeighted } from "./reduction.ts";

export interface CrossEntropyOptions extends LabelLossOptions {
  /** ε, which part of each target is spread evenly over all classes; 0 unless said otherwise. */
  readonly labelSmoothing?: number;
}

const who = "crossEntropy";

/**
 * How surprised a model is by the right answers, from its scores before softmax.
 *
 *     ℓ = −Σ꜀ w[c] t[c] log softmax(x)[c]        t = 1 at the label, else 0, or given probabilities
 *     ∂ℓ/∂x = softmax(x) − t                     for weights of 1
 *
 * Smoothing replaces t by (1 − ε) t + ε/C. A mean divides by the number of examples, or for labels
 * by the sum of their weights, where ignored ones weigh 0.
 *
 * @param logits x, `[..., classes]`, scores before softmax
 * @param target labels `[...]` as int32, or probabilities `[..., classes]`
 * @returns a scalar; with the reduction "none", the shape of `logits` without its last axis
 * @throws ShapeError, TypeError or RangeError for a target or an option that does not fit
 * @see Goodfellow et al., *Deep Learning* (2016), §6.2.2.3; Szegedy et al., "Rethinking the Inception
 *   Architecture" (2016), https://arxiv.org/abs/1512.00567, §7, for the smoothing
 *
 * @example
 * ```ts
 * crossEntropy(model.forward(images), labels);
 * crossEntropy(logits, labels, { classWeights: tensor([1, 5]), ignoredIndex: -1 });
 * ```
 */
export function crossEntropy(
  logits: Tensor,
  target: Tensor,
  options: CrossEntropyOptions = {},
): Tensor {
  const { labelSmoothing = 0, reduction = "mean" } = options;
  if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
    throw new RangeError(
      explain(who, `labelSmoothing is ${labelSmoothing}.`, "It is a part of 1: from 0 to 1."),
    );
  }
  checkClasses(who, logits);
  const { losses, weights } = isDistribution(logits, target)
    ? distributionLosses(logits, target, labelSmoothing, options)
    : surpriseLosses(logits, target, labelSmoothing, options);
  return reduceWeighted(who, losses, weights, reduction);
}

function isDistribution(logits: Tensor, target: Tensor): boolean {
  return target.dtype !== "int32" && sameShape(target.shape, logits.shape);
}

function surpriseLosses(
  logits: Tensor,
  labels: Tensor,
  smoothing: number,
  options: CrossEntropyOptions,
): WeightedLosses {
  if (smoothing === 0)
    return labelLosses(who, logits, labels, options, (named) => labelSurprise(logits, named));
  const logProbabilities = logSoftmax(logits);
  const surpriseOf = (named: Tensor): Tensor => atLabels(logProbabilities, named).neg();
  return labelLosses(who, logits, labels, options, surpriseOf, {
    part: smoothing,
    logProbabilities,
  });
}

function distributionLosses(
  logits: Tensor,
  target: Tensor,
  smoothing: number,
  { classWeights, ignoredIndex }: CrossEntropyOptions,
): WeightedLosses {
  checkPair(who, logits, target);
  checkDistributions(who, "target", target);
  if (classWeights) checkClassWeights(who, logits, classWeights);
  if (ignoredIndex !== undefined) {
    throw new TypeError(
      explain(
        who,
        `ignoredIndex is ${ignoredIndex}, and the target are probabilities.`,
        "Only a label can be an ignored one.",
      ),
    );
  }
  const classes = logits.shape[logits.rank - 1];
  const smooth = smoothing > 0 ? target.mul(1 - smoothing).add(smoothing / classes) : target;
  const wanted = classWeights ? smooth.mul(classWeights) : smooth;
  return { losses: wanted.mul(logSoftmax(logits)).sum(-1).neg(), weights: undefined };
}
