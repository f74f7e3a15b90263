import type { Markish, PlotOptions as MarkOptions } from "@observablehq/plot";
import { type Domain, extentOf, powerTicks, roomy, wholeTicks } from "./axis-ticks.ts";
import type { Curve } from "./curve.ts";
import type { PlotOptions } from "./frame.ts";
import type { Plot } from "./marks.ts";
import { shortly } from "./shortly.ts";
import { textWidth } from "./text-width.ts";

export interface LinesOptions extends PlotOptions {
  readonly subtitle?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  /** Draws powers of ten as equal steps; numbers that are not positive leave a gap. */
  readonly logScale?: boolean;
  readonly xLogScale?: boolean;
  /** Only whole numbers stand on the x axis. */
  readonly wholeX?: boolean;
  readonly xDomain?: Domain;
  readonly yDomain?: Domain;
  /** A line from corner to corner, such as chance. */
  readonly diagonal?: string;
  /** A vertical line, such as the end of what was known. */
  readonly mark?: { readonly x: number | Date; readonly name: string };
}

/** Axes, grid and curves, for a drawing of this size. */
export function lineMarks(
  plot: Plot,
  curves: readonly Curve[],
  options: LinesOptions,
  { width, height }: { readonly width: number; readonly height: number },
): MarkOptions {
  const heights = curves.flatMap((curve) => curve.heights());
  const y = options.yDomain ?? heightsDomain(heights, options.logScale ?? false);
  const xs = curves.flatMap((curve) => curve.points.map((point) => Number(point.x)));
  const x = options.xDomain ?? roomy(extentOf(xs));
  const numbers = y.map((value) => textWidth(shortly(value), 11.5));
  const marginLeft = Math.max(52, Math.max(...numbers) + 30);
  return {
    width,
    height,
    marginTop: 26,
    marginLeft,
    marginRight: 24,
    marginBottom: 42,
    x: xAxis(x, curves, options, width),
    y: { ...yAxis(y, options, height), labelOffset: marginLeft - 16 },
    marks: [
      ...background(plot, options, x, y),
      ...curves.flatMap((curve) => curve.marks(plot)),
      ...(heights.length === 0
        ? [plot.text(["There is no number to draw."], { frameAnchor: "middle", fontSize: 13 })]
        : []),
    ],
  };
}

function xAxis(
  domain: Domain,
  curves: readonly Curve[],
  { xLabel = "x", xLogScale, wholeX }: LinesOptions,
  width: number,
): NonNullable<MarkOptions["x"]> {
  const count = Math.max(2, Math.floor(width / 80));
  const name = {
    label: xLabel,
    labelArrow: "none",
    labelAnchor: "center",
    labelOffset: 36,
  } as const;
  if (curves.some(({ points }) => points[0]?.x instanceof Date))
    return { ...name, type: "utc", domain: domain.map((time) => new Date(time)), ticks: count };
  if (xLogScale)
    return { ...name, type: "log", domain, ticks: powerTicks(...domain), tickFormat: shortly };
  if (wholeX)
    return {
      ...name,
      type: "linear",
      domain,
      ticks: wholeTicks(...domain, count),
      tickFormat: String,
    };
  return { ...name, type: "linear", domain, ticks: count };
}

function yAxis(
  domain: Domain,
  { yLabel = "y", yDomain, logScale }: LinesOptions,
  height: number,
): NonNullable<MarkOptions["y"]> {
  const common = { label: yLabel, domain, grid: true };
  if (logScale)
    return { ...common, type: "log", ticks: powerTicks(...domain), tickFormat: shortly };
  const count = Math.max(2, Math.floor(height / 50));
  return { ...common, type: "linear", nice: yDomain === undefined, ticks: count };
}

function background(plot: Plot, { diagonal, mark }: LinesOptions, x: Domain, y: Domain): Markish[] {
  const style = { stroke: "currentColor", strokeOpacity: 0.55, strokeDasharray: "4 4" };
  const marks: Markish[] = [plot.frame({ anchor: "bottom", strokeOpacity: 0.5 })];
  if (diagonal !== undefined) {
    const ends = [0, 1].map((end) => ({ x: x[end], y: y[end] }));
    marks.push(plot.line(ends, { x: "x", y: "y", ...style }));
  }
  if (mark) {
    const text = { frameAnchor: "top", textAnchor: "start", dx: 5, dy: -2 } as const;
    marks.push(plot.ruleX([mark.x], style));
    marks.push(plot.text([mark.x], { x: (at) => at, text: () => mark.name, ...text }));
  }
  return marks;
}

function heightsDomain(heights: readonly number[], logScale: boolean): Domain {
  const [low, high] = extentOf(heights);
  if (heights.length === 0) return [0.1, 1];
  if (logScale) return low < high ? [low, high] : [low / 2, high * 2];
  // curves that come near zero are judged by their distance to it
  return roomy([low > 0 && low < high / 2 ? 0 : low, high]);
}
