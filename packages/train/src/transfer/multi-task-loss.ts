import { equal, explain, formatShape, maximum, ShapeError, type Tensor, where } from "@gradus/core";
import type { Loss } from "../batch.ts";

/** One of several things that a model learns at once. */
export interface Task {
  /** Which columns of the prediction are this task's: from the first up to, but not, the second. */
  readonly outputs: readonly [from: number, to: number];
  /** Which columns of the target are this task's labels. */
  readonly labels: readonly [from: number, to: number];
  /** The loss of each example or number by itself, as with `reduction: "none"`. */
  readonly loss: (prediction: Tensor, target: Tensor) => Tensor;
  /** How much the task counts; 1 unless said otherwise. */
  readonly weight?: number;
}

/**
 * The loss of a model with several heads, whose labels need not all be there.
 *
 *     L = Σₜ wₜ · (Σᵢ mₜᵢ lₜᵢ) / max(Σᵢ mₜᵢ, 1)        mₜᵢ = 1 where example i has a label, else 0
 *
 * A label that is NaN is missing: it counts for nothing, neither in the value nor in the gradient nor
 * in the number of examples. An example with some of a task's labels missing counts where the loss is
 * one number for each label, and not at all where it is one for each example.
 *
 * @returns a loss of `[batch, outputs]` and `[batch, labels]`
 * @throws RangeError if there are no tasks, or a weight is negative or not finite; the loss throws a
 *   ShapeError where a task's columns are missing
 * @see Caruana, "Multitask Learning" (1997)
 */
export function multiTaskLoss(tasks: readonly Task[]): Loss {
  if (tasks.length === 0) throw invalid("there are no tasks.", "There is at least one task.");
  for (const { weight = 1 } of tasks) {
    if (weight >= 0 && weight < Infinity) continue;
    throw invalid(`a weight is ${weight}.`, "A weight is a finite number, 0 or more.");
  }
  return (prediction, target) =>
    tasks
      .map((task) => taskLoss(task, prediction, target).mul(task.weight ?? 1))
      .reduce((a, b) => a.add(b));
}

function taskLoss({ outputs, labels, loss }: Task, prediction: Tensor, target: Tensor): Tensor {
  checkColumns("prediction", prediction, outputs);
  checkColumns("target", target, labels);
  const given = target.slice(null, [...labels]);
  const present = equal(given, given); // NaN is not itself
  // 0 is a label that every loss accepts; what comes of it is masked
  const each = loss(prediction.slice(null, [...outputs]), where(present, given, 0));
  const mask = each.size === present.size ? present.reshape(each.shape) : complete(present, each);
  return where(mask, each, 0)
    .sum()
    .div(maximum(mask.sum(), mask.sum().lift(1)));
}

/** 1 for the examples whose labels are all there. */
function complete(present: Tensor, each: Tensor): Tensor {
  return present.min(1).reshape(each.shape);
}

function checkColumns(what: string, x: Tensor, [from, to]: readonly [number, number]): void {
  if (x.rank === 2 && from >= 0 && from < to && to <= x.shape[1]) return;
  throw new ShapeError(
    "multiTaskLoss",
    `the ${what} is ${formatShape(x.shape)}, and a task takes columns ${from} to ${to} of it.`,
    "A task takes at least one column, and the columns that it names are there.",
  );
}

function invalid(given: string, rule: string): RangeError {
  return new RangeError(explain("multiTaskLoss", given, rule));
}
