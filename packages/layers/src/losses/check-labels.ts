import {
  explain,
  formatShape,
  sameShape,
  ShapeError,
  type Tensor,
  type TypedArray,
} from "@gradus/core";
import { checkEach } from "./check-each.ts";

/**
 * Throws unless there is one label for each row of scores, each naming a class or ignored.
 *
 * @param scores `[..., classes]`
 * @param labels `[...]`, int32
 */
export function checkLabels(
  who: string,
  scores: Tensor,
  labels: Tensor,
  ignoredIndex: number | undefined,
): void {
  const examples = scores.shape.slice(0, -1);
  const classes = checkClasses(who, scores);
  if (!sameShape(labels.shape, examples)) {
    throw new ShapeError(
      who,
      `the scores are ${formatShape(scores.shape)}, the labels ${formatShape(labels.shape)}.`,
      "The last axis of the scores are the classes; the other axes are those of the labels.",
      labels.size * classes === scores.size
        ? `labels.reshape(${formatShape(examples)})`
        : undefined,
    );
  }
  if (labels.dtype !== "int32") {
    throw new TypeError(
      explain(
        who,
        `the labels are ${labels.dtype}.`,
        "A label is the number of a class, so labels are int32.",
        'labels.cast("int32")',
      ),
    );
  }
  checkEach(
    who,
    "label",
    labels,
    (label) => (label >= 0 && label < classes) || label === ignoredIndex,
    `With ${classes} classes, a label is a whole number from 0 to ${classes - 1}.`,
    (all) => (ignoredIndex === undefined ? leaveOut(all, classes) : undefined),
  );
}

/** How many classes there are: the length of the last axis. */
export function checkClasses(who: string, scores: Tensor): number {
  const classes = scores.shape.at(-1);
  if (classes !== undefined && classes > 0) return classes;
  throw new ShapeError(
    who,
    `the scores are ${formatShape(scores.shape)}.`,
    "The last axis of the scores are the classes, of which there is at least one.",
  );
}

/** What to try where all labels that name no class are one negative number. */
function leaveOut(labels: TypedArray, classes: number): string | undefined {
  const others = new Set([...labels].filter((label) => label < 0 || label >= classes));
  const [only] = others;
  return others.size === 1 && only < 0
    ? `{ ignoredIndex: ${only} }, if it marks examples to leave out.`
    : undefined;
}
