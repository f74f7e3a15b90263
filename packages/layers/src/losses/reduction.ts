import { explain, formatShape, type Tensor, where } from "@gradus/core";

/** What becomes of the losses of the single examples: their mean, their sum, or themselves. */
export type Reduction = "mean" | "sum" | "none";

export interface LossOptions {
  /** "mean" unless said otherwise. */
  readonly reduction?: Reduction;
}

/**
 * Losses as one number, or as they are.
 *
 * @throws RangeError for a mean of nothing, and for a reduction that does not exist
 */
export function reduceLosses(who: string, losses: Tensor, reduction: Reduction): Tensor {
  checkReduction(who, losses, reduction);
  if (reduction === "none") return losses;
  return reduction === "sum" ? losses.sum() : losses.mean();
}

/**
 * Losses that already carry their weights, as one number, or as they are; a mean divides by the sum
 * of the weights.
 *
 * If all weights are 0, the mean is 0 and moves nothing: a batch may hold padding only.
 *
 * @param losses any shape, each already multiplied by its weight
 * @param weights same shape as `losses`, or none where all weigh 1
 */
export function reduceWeighted(
  who: string,
  losses: Tensor,
  weights: Tensor | undefined,
  reduction: Reduction,
): Tensor {
  if (!weights || reduction !== "mean") return reduceLosses(who, losses, reduction);
  checkReduction(who, losses, reduction);
  const total = weights.sum();
  return losses.sum().div(where(total.equal(0), 1, total));
}

function checkReduction(who: string, losses: Tensor, reduction: string): void {
  if (!["mean", "sum", "none"].includes(reduction)) {
    throw new RangeError(
      explain(who, `there is no reduction "${reduction}".`, 'It is "mean", "sum" or "none".'),
    );
  }
  if (reduction !== "mean" || losses.size > 0) return;
  throw new RangeError(
    explain(
      who,
      `there is no example: the losses are ${formatShape(losses.shape)}.`,
      "A mean needs at least one number.",
      '{ reduction: "sum" }, which is 0 for an empty batch.',
    ),
  );
}
