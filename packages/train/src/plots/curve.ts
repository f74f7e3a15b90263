import type { Markish } from "@observablehq/plot";
import { isDrawable } from "./axis-ticks.ts";
import type { LegendEntry } from "./legend.ts";
import type { Plot } from "./marks.ts";
import { inkOf } from "./palette.ts";
import { shortly } from "./shortly.ts";

/** A curve: y over x. A y that is not finite leaves a gap. */
export interface LineSeries {
  readonly name: string;
  readonly x: readonly (number | Date)[];
  readonly y: ArrayLike<number>;
  readonly dashed?: boolean;
  /** Edges of a band around the curve, such as a standard deviation. */
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
  /** A place among the colors; the place among the series unless given. */
  readonly color?: number;
}

interface Point {
  readonly x: number | Date;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/** A series with its points and colors. */
export class Curve {
  readonly name: string;
  readonly color: string;
  readonly points: readonly Point[];
  readonly banded: boolean;
  readonly dashed: boolean;

  constructor(
    { name, x, y, band, dashed = false, color }: LineSeries,
    index: number,
    logScale: boolean,
  ) {
    const shown = (value: number): number =>
      isDrawable(value) && !(logScale && value <= 0) ? value : Number.NaN;
    this.name = name;
    this.color = inkOf(color ?? index);
    this.banded = band !== undefined;
    this.dashed = dashed;
    this.points = x.map((at, i) => ({
      x: at,
      y: shown(y[i]),
      low: shown(band ? band.low[i] : y[i]),
      high: shown(band ? band.high[i] : y[i]),
    }));
  }

  legend(): LegendEntry[] {
    return [{ name: this.name, color: this.color, sign: this.dashed ? "dashes" : "line" }];
  }

  /** Every number that has to find room on the y axis. */
  heights(): number[] {
    return this.points.flatMap(({ y, low, high }) => [y, low, high]).filter(Number.isFinite);
  }

  describe(): string {
    const seen = this.points.filter(({ y }) => Number.isFinite(y));
    const missing = this.points.length - seen.length;
    const gaps = missing > 0 ? `; ${missing} of ${this.points.length} points cannot be drawn` : "";
    if (seen.length === 0) return `${this.name}: nothing to draw${gaps}.`;
    const [first, last] = [seen[0].y, seen[seen.length - 1].y].map(shortly);
    return `${this.name}: from ${first} to ${last}${gaps}.`;
  }

  marks(plot: Plot): Markish[] {
    const { color: stroke, points } = this;
    const dashes = this.dashed ? { strokeDasharray: "5 4" } : {};
    const band = { x: "x", y1: "low", y2: "high", fill: stroke, fillOpacity: 0.18 } as const;
    return [
      ...(this.banded ? [plot.areaY(points, band)] : []),
      plot.line(points, { x: "x", y: "y", stroke, strokeWidth: 2.2, ...dashes }),
      // A point between two gaps, or a short curve, would hardly show.
      ...(points.length <= 25 ? [plot.dot(points, { x: "x", y: "y", fill: stroke, r: 2.8 })] : []),
    ];
  }
}
