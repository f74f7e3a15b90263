import { explain, Tensor } from "@gradus/core";
import { checkPairs, type Numbers } from "../values/numbers.ts";

/** Class labels 0, 1, … of predictions and truth, row by row. */
export interface LabelPairs {
  readonly prediction: ArrayLike<number>;
  readonly target: ArrayLike<number>;
  /** How many classes there are. */
  readonly classes: number;
}

/**
 * Predicted and true labels, checked.
 *
 * @param classes how many there are; one more than the largest label unless given
 * @throws RangeError for lengths that differ, an empty list, or a label outside [0, classes)
 */
export function labelPairs(
  who: string,
  prediction: Numbers,
  target: Numbers,
  classes?: number,
): LabelPairs {
  const [predicted, truth] = [read(prediction), read(target)];
  checkPairs(
    who,
    { name: "prediction", length: predicted.length },
    { name: "target", length: truth.length },
  );
  const found = classes ?? 1 + Math.max(largest(predicted), largest(truth));
  for (const [name, labels] of [
    ["prediction", predicted],
    ["target", truth],
  ] as const)
    checkLabels(who, name, labels, found);
  return { prediction: predicted, target: truth, classes: found };
}

function read(labels: Numbers): ArrayLike<number> {
  return labels instanceof Tensor ? labels.dataSync() : labels;
}

function largest(labels: ArrayLike<number>): number {
  let most = -Infinity;
  for (let row = 0; row < labels.length; row++) most = Math.max(most, labels[row]);
  return most;
}

function checkLabels(who: string, name: string, labels: ArrayLike<number>, classes: number): void {
  for (let row = 0; row < labels.length; row++) {
    if (Number.isInteger(labels[row]) && labels[row] >= 0 && labels[row] < classes) continue;
    throw new RangeError(
      explain(
        who,
        `${name}[${row}] is ${labels[row]}${Number.isInteger(labels[row]) ? `, with ${classes} classes` : ""}.`,
        "Labels of k classes are the whole numbers from 0 to k − 1.",
        Number.isInteger(labels[row]) ? undefined : "argmax(scores, 1) makes labels of scores.",
      ),
    );
  }
}
