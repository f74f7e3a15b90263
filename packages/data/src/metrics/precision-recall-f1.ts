import { explain } from "@gradus/core";
import type { Numbers } from "../values/numbers.ts";
import { classificationReport, type Scores } from "./classification-report.ts";

/** Which class, or which average over the classes. */
export interface ScoreOptions {
  /** "binary" unless said otherwise: the scores of the positive class. */
  readonly average?: "binary" | "macro" | "micro" | "weighted";
  /** The class that "binary" looks at, 1 unless said otherwise. */
  readonly positive?: number;
  /** How many classes there are; one more than the largest label, and at least 2, unless given. */
  readonly classes?: number;
}

/**
 * Of the rows predicted to be positive, the share that is: TP / (TP + FP). 0 if there are none.
 *
 * @param prediction labels 0 to k − 1, `[rows]`
 * @param target true labels, `[rows]`
 * @throws RangeError for what is no label, or for more than two classes with the average "binary"
 */
export function precision(prediction: Numbers, target: Numbers, options?: ScoreOptions): number {
  return score("precision", prediction, target, options);
}

/**
 * Of the positive rows, the share that was found: TP / (TP + FN). 0 if there are none.
 *
 * @param prediction labels 0 to k − 1, `[rows]`
 * @param target true labels, `[rows]`
 * @throws RangeError for what is no label, or for more than two classes with the average "binary"
 */
export function recall(prediction: Numbers, target: Numbers, options?: ScoreOptions): number {
  return score("recall", prediction, target, options);
}

/**
 * The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN). 0 if nothing is positive.
 *
 * @param prediction labels 0 to k − 1, `[rows]`
 * @param target true labels, `[rows]`
 * @throws RangeError for what is no label, or for more than two classes with the average "binary"
 */
export function f1Score(prediction: Numbers, target: Numbers, options?: ScoreOptions): number {
  return score("f1", prediction, target, options);
}

function score(
  name: keyof Scores,
  prediction: Numbers,
  target: Numbers,
  { average = "binary", positive = 1, classes }: ScoreOptions = {},
): number {
  const report = classificationReport(prediction, target, classes === undefined ? {} : { classes });
  if (average !== "binary") return report[average][name];
  checkBinary(name, report.classes.length, positive);
  // a class beyond the largest label was neither predicted nor true
  return report.classes[positive]?.[name] ?? 0;
}

function checkBinary(name: string, classes: number, positive: number): void {
  if (classes <= 2 && (positive === 0 || positive === 1)) return;
  throw new RangeError(
    explain(
      name,
      `${classes} classes, of which ${positive} is positive.`,
      'The average "binary" is for the classes 0 and 1, of which one is positive.',
      '{ average: "macro" }, or "micro", or "weighted".',
    ),
  );
}
