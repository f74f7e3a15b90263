import type { LineSeries } from "./curve.ts";
import type { PlotOptions } from "./frame.ts";
import { plotLines } from "./plot-lines.ts";

/** What was measured at one size: a number, or one for every repetition. */
export type Repeated = number | readonly number[];

export interface LearningCurvePoints {
  /** How many examples were trained on. */
  readonly sizes: readonly number[];
  readonly train: readonly Repeated[];
  readonly dev: readonly Repeated[];
}

export interface LearningCurvePlotOptions extends PlotOptions {
  /** What was measured; "error" unless given. */
  readonly measure?: string;
  /** What could be reached, such as the error of a human. */
  readonly target?: { readonly name: string; readonly value: number };
  /** Draws equal ratios of sizes as equal steps. */
  readonly logSizes?: boolean;
}

/**
 * How training and development error change with the number of training examples.
 *
 * Repetitions are drawn as their mean, in a band of one standard deviation on either side.
 *
 * @throws RangeError if there is not one measurement of each set for every size
 */
export async function plotLearningCurve(
  { sizes, train, dev }: LearningCurvePoints,
  { measure = "error", target, logSizes = false, ...options }: LearningCurvePlotOptions = {},
): Promise<string> {
  const series: LineSeries[] = [
    curveOf("train", sizes, train),
    { ...curveOf("dev", sizes, dev), dashed: true },
  ];
  // gray, the seventh ink: it was not measured here
  if (target)
    series.push({ name: target.name, x: sizes, y: sizes.map(() => target.value), color: 6 });
  return plotLines(series, {
    title: `${measure} by training examples`,
    xLabel: "training examples",
    yLabel: measure,
    xLogScale: logSizes,
    ...options,
  });
}

function curveOf(name: string, x: readonly number[], measured: readonly Repeated[]): LineSeries {
  const spreads = measured.map(meanAndDeviation);
  const y = spreads.map(({ mean }) => mean);
  if (measured.every((each) => typeof each === "number")) return { name, x, y };
  const edge = (sign: number): number[] =>
    spreads.map(({ mean, deviation }) => mean + sign * deviation);
  return { name, x, y, band: { low: edge(-1), high: edge(1) } };
}

function meanAndDeviation(measured: Repeated): { mean: number; deviation: number } {
  const values = typeof measured === "number" ? [measured] : measured;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length) };
}
