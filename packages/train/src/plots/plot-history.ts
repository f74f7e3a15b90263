import { explain } from "@gradus/core";
import type { EpochRecord, History, Measures } from "../history.ts";
import type { PlotOptions } from "./frame.ts";
import type { LineSeries } from "./curve.ts";
import { plotLines } from "./plot-lines.ts";

export interface HistoryPlotOptions extends PlotOptions {
  /** `"loss"`, or the name of a metric. */
  readonly measure?: string;
  /** Draws powers of ten as equal steps. */
  readonly logScale?: boolean;
}

/**
 * A training, epoch by epoch: the loss or a metric on the training and the development set.
 *
 * An epoch whose number is not finite leaves a gap.
 *
 * @throws RangeError if the history is empty, or has no such measure
 */
export async function plotHistory(
  history: History,
  { measure = "loss", logScale = false, ...options }: HistoryPlotOptions = {},
): Promise<string> {
  const series = historySeries("plotHistory", history, measure);
  return plotLines(series, {
    title: `${measure} by epoch`,
    ...(history.stopped !== undefined && { subtitle: `stopped: ${history.stopped}` }),
    xLabel: "epoch",
    yLabel: measure,
    logScale,
    wholeX: true,
    ...options,
  });
}

/** The curves of a history; epochs are counted from 1, as a progress bar does. */
export function historySeries(who: string, { epochs }: History, measure: string): LineSeries[] {
  checkHistory(who, epochs, measure);
  const curve = (name: string, of: (epoch: EpochRecord) => Measures | undefined): LineSeries => ({
    name,
    x: epochs.map(({ epoch }) => epoch + 1),
    y: epochs.map((epoch) => valueOf(of(epoch), measure) ?? Number.NaN),
    dashed: name === "dev",
  });
  const train = curve("train", (epoch) => epoch.train);
  if (!epochs.some(({ dev }) => valueOf(dev, measure) !== undefined)) return [train];
  return [train, curve("dev", (epoch) => epoch.dev)];
}

function valueOf(measures: Measures | undefined, measure: string): number | undefined {
  return measure === "loss" ? measures?.loss : measures?.metrics[measure];
}

function checkHistory(who: string, epochs: readonly EpochRecord[], measure: string): void {
  if (epochs.length === 0) {
    const rule = "A history is drawn from at least one epoch.";
    throw new RangeError(explain(who, "the history has no epochs.", rule));
  }
  if (epochs.some(({ train }) => valueOf(train, measure) !== undefined)) return;
  const names = ["loss", ...Object.keys(epochs[0].train.metrics)].map((name) => `"${name}"`);
  throw new RangeError(
    explain(
      who,
      `the history has no "${measure}".`,
      `A measure is the loss or a metric that fit was given; here: ${names.join(", ")}.`,
    ),
  );
}
