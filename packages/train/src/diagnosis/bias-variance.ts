import { explain } from "@gradus/core";

/** Error rates, as fractions from 0 to 1. */
export interface ErrorRates {
  /** Of people on the same task: about the best that can be hoped for. */
  readonly human: number;
  readonly train: number;
  readonly dev: number;
  readonly test?: number;
}

/** Where the error comes from, and what to work on. */
export interface Diagnosis {
  /** train − human: what more fitting could gain. */
  readonly avoidableBias: number;
  /** dev − train: what is lost on examples that were not seen. */
  readonly variance: number;
  /** test − dev, if there is a test set: what is lost on data of another kind. */
  readonly mismatch: number | undefined;
  /** The largest of them. */
  readonly focus: "bias" | "variance" | "mismatch";
  readonly advice: string;
}

const advice: Readonly<Record<Diagnosis["focus"], string>> = {
  bias: "The model does not fit what it has seen: a larger model, longer training, a better optimizer, or less regularization.",
  variance:
    "The model has learned its examples by heart: more data, augmentation, regularization, or a smaller model.",
  mismatch:
    "The test data are of another kind than the development data: choose development data like those to come.",
};

/**
 * Splits an error into avoidable bias, variance and data mismatch, and names the largest.
 *
 * @throws RangeError for rates outside [0, 1]
 * @see Ng, *Machine Learning Yearning* (2018), chapters 20–27
 */
export function diagnoseErrors({ human, train, dev, test }: ErrorRates): Diagnosis {
  for (const [name, rate] of Object.entries({ human, train, dev, test: test ?? 0 }))
    checkRate(name, rate);
  const [avoidableBias, variance] = [train - human, dev - train];
  const mismatch = test === undefined ? undefined : test - dev;
  const largest = Math.max(avoidableBias, variance, mismatch ?? -Infinity);
  const focus = largest === avoidableBias ? "bias" : largest === variance ? "variance" : "mismatch";
  return { avoidableBias, variance, mismatch, focus, advice: advice[focus] };
}

function checkRate(name: string, rate: number): void {
  if (rate >= 0 && rate <= 1) return;
  throw new RangeError(
    explain(
      "diagnoseErrors",
      `the ${name} error is ${rate}.`,
      "An error rate is a fraction from 0 to 1.",
    ),
  );
}
