import type { Markish, PlotOptions as MarkOptions } from "@observablehq/plot";
import type { Domain } from "./axis-ticks.ts";
import type { Plane } from "./plane.ts";
import type { Plot } from "./marks.ts";

export interface PlaneLabels {
  readonly xLabel?: string;
  readonly yLabel?: string;
}

/** Two linear axes around marks. */
export function planeAxes(
  plot: Plot,
  domains: { readonly x: Domain; readonly y: Domain },
  { xLabel = "x₁", yLabel = "x₂" }: PlaneLabels,
  size: { readonly width: number; readonly height: number },
  marks: readonly Markish[],
): MarkOptions {
  return {
    ...size,
    marginTop: 26,
    marginLeft: 52,
    marginRight: 20,
    marginBottom: 42,
    x: {
      domain: domains.x,
      label: xLabel,
      labelArrow: "none",
      labelAnchor: "center",
      labelOffset: 36,
      ticks: 6,
    },
    y: { domain: domains.y, label: yLabel, labelOffset: 36, ticks: 6 },
    marks: [...marks, plot.frame({ strokeOpacity: 0.4 })],
  };
}

/** Where the values of a plane's cells reach each threshold. */
export function contours(
  plot: Plot,
  { x, y, columns, rows }: Plane,
  values: ArrayLike<number>,
  style: {
    readonly thresholds: number[];
    readonly color: string;
    readonly opacity: number;
    readonly edge: number;
  },
): Markish {
  const place = { width: columns, height: rows, x1: x[0], y1: y[0], x2: x[1], y2: y[1] };
  return plot.contour(Array.from(values), {
    ...place,
    value: (value: number) => value,
    thresholds: style.thresholds,
    fill: style.color,
    fillOpacity: style.opacity,
    stroke: style.color,
    strokeOpacity: style.edge,
  });
}
