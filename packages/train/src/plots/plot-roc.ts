import { explain } from "@gradus/core";
import type { PlotOptions } from "./frame.ts";
import { plotLines } from "./plot-lines.ts";

/** How a classifier trades false alarms for hits, threshold by threshold. */
export interface RocPoints {
  /** The classifier's name; "model" unless given. */
  readonly name?: string;
  /** False alarms among the negatives, in [0, 1], never falling. */
  readonly falsePositiveRate: ArrayLike<number>;
  /** Hits among the positives, in [0, 1], never falling. */
  readonly truePositiveRate: ArrayLike<number>;
}

/**
 * ROC curves beside the diagonal of chance, each with the area under it (AUC) by the trapezoidal rule.
 *
 * @throws RangeError if a rate is outside [0, 1], or falls
 * @see Fawcett, "An introduction to ROC analysis" (2006)
 */
export async function plotRoc(
  curves: RocPoints | readonly RocPoints[],
  options: PlotOptions = {},
): Promise<string> {
  const all = "falsePositiveRate" in curves ? [curves] : curves;
  const series = all.map(({ name = "model", falsePositiveRate, truePositiveRate }) => {
    const [x, y] = [Array.from(falsePositiveRate), Array.from(truePositiveRate)];
    checkRates(name, x);
    checkRates(name, y);
    return { name: `${name} (AUC ${area(x, y).toFixed(3)})`, x, y };
  });
  return plotLines(series, {
    title: "ROC curve",
    width: 440,
    height: 480,
    xLabel: "false positive rate",
    yLabel: "true positive rate",
    xDomain: [0, 1],
    yDomain: [0, 1],
    diagonal: "chance",
    ...options,
  });
}

function area(x: readonly number[], y: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < x.length; i++) sum += ((x[i] - x[i - 1]) * (y[i] + y[i - 1])) / 2;
  return sum;
}

function checkRates(name: string, rates: readonly number[]): void {
  const wrong = rates.findIndex((rate, i) => !(rate >= (rates[i - 1] ?? 0) && rate <= 1));
  if (wrong === -1) return;
  const before = wrong > 0 ? ` after ${rates[wrong - 1]}` : "";
  throw new RangeError(
    explain(
      "plotRoc",
      `"${name}" has the rate ${rates[wrong]}${before}, at place ${wrong}.`,
      "Both rates are between 0 and 1, and neither falls as the threshold does.",
    ),
  );
}
