import { explain } from "@gradus/core";
import type { Markish } from "@observablehq/plot";
import { type Domain, extentOf, roomy } from "./axis-ticks.ts";
import { frame, type PlotOptions } from "./frame.ts";
import { drawMarks, type Plot } from "./marks.ts";
import { inkOf } from "./palette.ts";
import { contours, planeAxes, type PlaneLabels } from "./plane-axes.ts";
import type { Plane } from "./plane.ts";
import { shortly } from "./shortly.ts";
import { readValues, type Values } from "./values.ts";

export interface LossSurfaceOptions extends PlotOptions, PlaneLabels {
  /** Where an optimizer went, step by step. */
  readonly path?: readonly (readonly [x: number, y: number])[];
  /** How many contour lines there are. */
  readonly levels?: number;
}

/**
 * The loss over two weights as contour lines, the darker the higher, with a path of descent.
 *
 * Where losses differ by powers of ten, so do the contour lines.
 *
 * @param losses `[rows, columns]`, at the middle of the plane's cells; the first row has the smallest y
 * @throws RangeError if there is not one loss for each cell
 */
export async function plotLossSurface(
  plane: Plane,
  losses: Values,
  options: LossSurfaceOptions = {},
): Promise<string> {
  const { shape, data } = await readValues("plotLossSurface", losses, ["rows, columns"]);
  checkSizes(plane, shape);
  const { path = [], levels = 14, title = "Loss surface", width = 480, height = 500 } = options;
  const extent = extentOf(Array.from(data));
  const thresholds = levelsIn(roomy(extent), levels);
  const [low, high] = extent.map(shortly);
  const went = path.length > 0 ? ` A path of ${path.length} points is drawn on it.` : "";
  const description = options.description ?? `Losses from ${low} to ${high}.${went}`;
  const subtitle = `from ${low} (light) to ${high} (dark)`;
  const domains = { x: around(plane.x, path, 0), y: around(plane.y, path, 1) };
  return frame({ title, subtitle, description, width, height }, (size) =>
    drawMarks((plot) => {
      const style = { thresholds, color: inkOf(0), opacity: 0.9 / levels, edge: 0.45 };
      const marks = [contours(plot, plane, data, style), ...descent(plot, path)];
      return planeAxes(plot, domains, { xLabel: "w₁", yLabel: "w₂", ...options }, size, marks);
    }),
  );
}

function descent(plot: Plot, path: readonly (readonly [number, number])[]): Markish[] {
  if (path.length === 0) return [];
  const place = { x: "0", y: "1" } as const;
  const ends = [
    { at: path[0], name: "start" },
    { at: path[path.length - 1], name: "end" },
  ];
  return [
    plot.line(path, { ...place, stroke: inkOf(1), strokeWidth: 2 }),
    plot.dot(path, { ...place, fill: inkOf(1), r: 2.5 }),
    plot.text(path.length > 1 ? ends : ends.slice(0, 1), {
      x: ({ at }: { at: readonly number[] }) => at[0],
      y: ({ at }: { at: readonly number[] }) => at[1],
      text: "name",
      textAnchor: "start",
      dx: 7,
      dy: -7,
      fontWeight: 600,
      stroke: "white",
      strokeWidth: 3,
      fill: "currentColor",
    }),
  ];
}

/** Levels a step apart, or a factor apart where the numbers span more than two powers of ten. */
function levelsIn([low, high]: Domain, count: number): number[] {
  const byFactor = low > 0 && high / low > 100;
  return Array.from({ length: count }, (_, i) => {
    const share = (i + 0.5) / count;
    return byFactor ? low * (high / low) ** share : low + share * (high - low);
  });
}

function around(domain: Domain, path: readonly (readonly [number, number])[], axis: 0 | 1): Domain {
  return extentOf([...domain, ...path.map((point) => point[axis])]);
}

function checkSizes({ rows, columns }: Plane, shape: readonly number[]): void {
  if (shape[0] === rows && shape[1] === columns) return;
  const given = `losses of [${shape.join(", ")}] for ${rows} × ${columns} cells.`;
  const rule = "There is one loss for each cell of the plane.";
  throw new RangeError(explain("plotLossSurface", given, rule));
}
