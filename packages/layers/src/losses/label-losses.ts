import { arange, formatShape, gather, ShapeError, type Tensor, where } from "@gradus/core";
import { checkEach } from "./check-each.ts";
import { checkLabels } from "./check-labels.ts";
import type { LossOptions } from "./reduction.ts";

export interface LabelLossOptions extends LossOptions {
  /** `[classes]`: how many times an example of each class counts; all once unless said otherwise. */
  readonly classWeights?: Tensor;
  /** Examples with this label count for nothing, such as the padding of sequences. */
  readonly ignoredIndex?: number;
}

/** The losses of single examples, each times its weight; no weights where all are 1. */
export interface WeightedLosses {
  readonly losses: Tensor;
  readonly weights: Tensor | undefined;
}

/**
 * How surprising each label is, given the logarithms of the probabilities of all classes.
 *
 *     ℓ = −w[y] ((1 − ε) log p[y]) − ε/C Σ꜀ w[c] log p[c]
 *
 * @param logProbabilities `[..., classes]`
 * @param labels y, `[...]`, int32
 * @param smoothing ε, which part of each label is spread over all C classes
 */
export function labelLosses(
  who: string,
  logProbabilities: Tensor,
  labels: Tensor,
  { classWeights, ignoredIndex }: LabelLossOptions,
  smoothing: number = 0,
): WeightedLosses {
  checkLabels(who, logProbabilities, labels, ignoredIndex);
  if (classWeights) checkClassWeights(who, logProbabilities, classWeights);

  const used = ignoredIndex === undefined ? undefined : labels.notEqual(ignoredIndex);
  const named = used ? where(used, labels, 0) : labels; // an ignored label may name no class
  const weightOf = classWeights && gather(classWeights, named);

  const surprise = atLabels(logProbabilities, named).neg();
  const sharp = weightOf ? surprise.mul(weightOf) : surprise;
  const losses = smoothing > 0 ? smoothed(sharp, logProbabilities, classWeights, smoothing) : sharp;
  if (!used) return { losses, weights: weightOf };
  const weights = weightOf ? where(used, weightOf, 0) : used.cast(losses.dtype);
  return { losses: where(used, losses, 0), weights };
}

/** Spreads a part of each label evenly over all classes. */
function smoothed(
  losses: Tensor,
  logProbabilities: Tensor,
  classWeights: Tensor | undefined,
  smoothing: number,
): Tensor {
  const all = classWeights ? logProbabilities.mul(classWeights) : logProbabilities;
  return losses.mul(1 - smoothing).sub(all.mean(-1).mul(smoothing));
}

/** `[..., classes]`, `[...]` → `[...]`: of each row the number at its label. */
function atLabels(rows: Tensor, labels: Tensor): Tensor {
  const classes = rows.shape[rows.rank - 1];
  const starts = arange(0, rows.size, classes, { dtype: "int32", backend: rows.backend });
  const places = starts.add(labels.reshape([labels.size]));
  return gather(rows.reshape([rows.size]), places).reshape(labels.shape);
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
