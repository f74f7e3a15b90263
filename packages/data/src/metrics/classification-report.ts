import type { Numbers } from "../values/numbers.ts";
import { type ClassesOptions, confusionMatrix } from "./confusion-matrix.ts";

/** How well a class, or all classes together, were found. */
export interface Scores {
  /** Of the rows predicted to be of the class, the share that is: right / predicted. */
  readonly precision: number;
  /** Of the rows of the class, the share that was found: right / true. */
  readonly recall: number;
  /** The harmonic mean of both: 2 · right / (predicted + true). */
  readonly f1: number;
}

/** The scores of every class, and their averages. */
export interface ClassificationReport {
  /** One a class; support is how many rows are of it. */
  readonly classes: readonly (Scores & { readonly support: number })[];
  /** The mean of the classes, each counting the same. */
  readonly macro: Scores;
  /** From the counts of all classes together, each row counting the same. */
  readonly micro: Scores;
  /** The mean of the classes, each counting as many times as it has rows. */
  readonly weighted: Scores;
  /** The share of rows whose label was predicted. */
  readonly accuracy: number;
}

/**
 * Precision, recall and F1 of every class, with their averages. What would be 0/0 is 0.
 *
 *     precision = TP / (TP + FP)     recall = TP / (TP + FN)     F1 = 2 TP / (2 TP + FP + FN)
 *
 * @param prediction labels 0 to k − 1, `[rows]`
 * @param target true labels, `[rows]`
 * @throws RangeError for lengths that differ, no rows, or a label outside [0, k)
 *
 * @see van Rijsbergen, "Information Retrieval" (1979), chapter 7
 */
export function classificationReport(
  prediction: Numbers,
  target: Numbers,
  options: ClassesOptions = {},
): ClassificationReport {
  const matrix = confusionMatrix(prediction, target, options);
  const classes = matrix.map((row, label) => {
    const [right, support] = [row[label], sum(row)];
    return { ...scores(right, sum(matrix.map((other) => other[label])), support), support };
  });
  const rows = sum(classes.map(({ support }) => support));
  const right = sum(matrix.map((row, label) => row[label]));
  return {
    classes,
    macro: average(classes, () => 1 / classes.length),
    micro: scores(right, rows, rows),
    weighted: average(classes, ({ support }) => support / rows),
    accuracy: right / rows,
  };
}

function scores(right: number, predicted: number, support: number): Scores {
  return {
    precision: ratio(right, predicted),
    recall: ratio(right, support),
    f1: ratio(2 * right, predicted + support),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function average<T extends Scores>(classes: readonly T[], weight: (of: T) => number): Scores {
  const mean = (name: keyof Scores): number => sum(classes.map((of) => weight(of) * of[name]));
  return { precision: mean("precision"), recall: mean("recall"), f1: mean("f1") };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
