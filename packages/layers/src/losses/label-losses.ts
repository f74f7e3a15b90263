import { formatShape, gather, ShapeError, type Tensor, where } from "@gradus/core";
import { checkEach } from "./check-each.ts";
import { checkLabels } from "./check-labels.ts";
import type { LossOptions } from "./reduction.ts";

export interface LabelLossOptions extends LossOptions {
  /** `[classes]`: how many times an example of each class counts; all once unless said otherwise. */
  readonly classWeights?: Tensor;
  /** Examples with this label count for nothing, such as the padding of sequences. */
  readonly ignoredIndex?: number;
}

/** How much of each label is spread over all classes, and how likely these are. */
export interface Smoothing {
  /** ε */
  readonly part: number;
  /** log p, `[..., classes]` */
  readonly logProbabilities: Tensor;
}

/** The losses of single examples, each times its weight; no weights where all are 1. */
export interface WeightedLosses {
  readonly losses: Tensor;
  readonly weights: Tensor | undefined;
}

/**
 * How much each label counts, times how surprising it is.
 *
 *     ℓ = w[y] · surprise of y, smoothed, or 0 where y is ignored
 *
 * @param scores `[..., classes]`
 * @param labels y, `[...]`, int32
 * @param surpriseOf how surprising labels are that all name a class
 * @param smoothing no smoothing if left out
 */
export function labelLosses(
  who: string,
  scores: Tensor,
  labels: Tensor,
  { classWeights, ignoredIndex }: LabelLossOptions,
  surpriseOf: (labels: Tensor) => Tensor,
  smoothing?: Smoothing,
): WeightedLosses {
  checkLabels(who, scores, labels, ignoredIndex);
  if (classWeights) checkClassWeights(who, scores, classWeights);

  const used = ignoredIndex === undefined ? undefined : labels.notEqual(ignoredIndex);
  const named = used ? where(used, labels, 0) : labels; // an ignored label may name no class
  const weightOf = classWeights && gather(classWeights, named);

  const surprise = surpriseOf(named);
  const sharp = weightOf ? surprise.mul(weightOf) : surprise;
  const losses = smoothing ? smoothed(sharp, classWeights, smoothing) : sharp;
  if (!used) return { losses, weights: weightOf };
  const weights = weightOf ? where(used, weightOf, 0) : used.cast(losses.dtype);
  return { losses: where(used, losses, 0), weights };
}

/** Spreads a part of each label evenly over all C classes: (1 − ε) ℓ − ε/C Σ꜀ w[c] log p[c]. */
function smoothed(
  losses: Tensor,
  classWeights: Tensor | undefined,
  { part, logProbabilities }: Smoothing,
): Tensor {
  const all = classWeights ? logProbabilities.mul(classWeights) : logProbabilities;
  return losses.mul(1 - part).sub(all.mean(-1).mul(part));
}

/** Throws unless there is one weight, 0 or more, for each class. */
export function checkClassWeights(who: string, scores: Tensor, weights: Tensor): void {
  const classes = scores.shape[scores.rank - 1];
  if (weights.rank !== 1 || weights.size !== classes) {
    throw new ShapeError(
      who,
      `the class weights are ${formatShape(weights.shape)}, and there are ${classes} classes.`,
      "There is one weight for each class: [classes].",
    );
  }
  checkEach(
    who,
    "class weight",
    weights,
    (weight) => weight >= 0 && weight < Infinity,
    "A weight is a finite number, 0 or more.",
  );
}
