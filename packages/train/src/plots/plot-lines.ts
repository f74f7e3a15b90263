import { explain } from "@gradus/core";
import { Curve, type LineSeries } from "./curve.ts";
import { frame } from "./frame.ts";
import type { LegendEntry } from "./legend.ts";
import { type LinesOptions, lineMarks } from "./line-axes.ts";
import { drawMarks } from "./marks.ts";

/**
 * Curves over one pair of axes, all on the same scale.
 *
 * @throws RangeError if there is no curve, or one has not as many x as y
 */
export async function plotLines(
  series: readonly LineSeries[],
  options: LinesOptions = {},
): Promise<string> {
  checkSeries(series);
  const { title = "Curves", subtitle, width = 640, height = 400, diagonal } = options;
  const curves = series.map((each, i) => new Curve(each, i, options.logScale ?? false));
  const legend: LegendEntry[] = curves.flatMap((curve) => curve.legend());
  if (diagonal !== undefined)
    legend.push({ name: diagonal, color: "currentColor", sign: "dashes" });
  const { xLabel = "x", yLabel = "y" } = options;
  const sentences = [`${yLabel} over ${xLabel}.`, ...curves.map((curve) => curve.describe())];
  const description = options.description ?? sentences.join(" ");
  return frame({ title, subtitle, description, width, height, legend }, (size) =>
    drawMarks((plot) => lineMarks(plot, curves, options, size)),
  );
}

function checkSeries(series: readonly LineSeries[]): void {
  if (series.length === 0) {
    const rule = "A plot of curves has at least one.";
    throw new RangeError(explain("plotLines", "no curves.", rule));
  }
  for (const { name, x, y, band } of series) {
    const lengths = [y.length, ...(band ? [band.low.length, band.high.length] : [])];
    const wrong = lengths.find((length) => length !== x.length);
    if (wrong === undefined) continue;
    throw new RangeError(
      explain(
        "plotLines",
        `"${name}" has ${x.length} numbers along x, but ${wrong} along y.`,
        "Every point has one x and one y, and a band has two edges at every x.",
      ),
    );
  }
}
