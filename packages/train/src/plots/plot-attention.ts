import { frame, type PlotOptions } from "./frame.ts";
import { type Cell, type HeatMap, heatMapHeight, heatMapMarks } from "./heat-map.ts";
import { drawMarks } from "./marks.ts";
import { inkOf } from "./palette.ts";
import { shortly } from "./shortly.ts";
import { checkNames, readValues, type ReadValues, type Values } from "./values.ts";

export interface AttentionPlotOptions extends PlotOptions {
  /** What asks, row by row, such as the tokens of the output. */
  readonly queries?: readonly string[];
  /** What is looked at, column by column; the queries unless given. */
  readonly keys?: readonly string[];
}

/**
 * What each query attends to: the darker, the larger its weight; heads side by side on one scale.
 *
 * @param weights `[queries, keys]` or `[heads, queries, keys]`
 * @throws ShapeError for other shapes, RangeError if there are more or fewer names than rows or columns
 */
export async function plotAttention(
  weights: Values,
  { title = "Attention", height, description, ...options }: AttentionPlotOptions = {},
): Promise<string> {
  const axes = ["queries, keys", "heads, queries, keys"];
  const { shape, data } = await readValues("plotAttention", weights, axes);
  const [heads, rows, columns] = shape.length === 2 ? [1, ...shape] : shape;
  const queries = options.queries ?? numbered(rows);
  const keys = options.keys ?? (rows === columns ? queries : numbered(columns));
  checkNames("plotAttention", "queries", queries, rows);
  checkNames("plotAttention", "keys", keys, columns);
  const most = Array.from(data).reduce((a, b) => (b > a ? b : a), 0);
  const map = mapOf({ shape: [heads, rows, columns], data }, queries, keys, most);
  const width = options.width ?? (heads === 1 ? 440 : Math.min(960, 120 + 220 * heads));
  const sizes = { width, height, drawingHeight: heatMapHeight(map, width) };
  const said = description ?? describe(map, most);
  return frame({ title, description: said, ...sizes, legend: legendOf(most) }, (size) =>
    drawMarks((plot) => heatMapMarks(plot, map, size)),
  );
}

function mapOf(
  weights: ReadValues,
  rows: readonly string[],
  columns: readonly string[],
  most: number,
): HeatMap {
  const panels = Array.from({ length: weights.shape[0] }, (_, head) => `head ${head + 1}`);
  const cells = cellsOf(weights, panels, most);
  return { cells, rows, columns, panels, rowLabel: "query", columnLabel: "key" };
}

function describe({ rows, columns, panels }: HeatMap, most: number): string {
  const heads = panels.length > 1 ? `, ${panels.length} heads` : "";
  return `${rows.length} queries by ${columns.length} keys${heads}; the largest weight is ${shortly(most)}.`;
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, i) => String(i + 1));
}

function cellsOf({ shape, data }: ReadValues, panels: readonly string[], most: number): Cell[] {
  const [, rows, columns] = shape;
  return Array.from(data, (weight, i) => ({
    panel: panels[Math.floor(i / (rows * columns))],
    row: Math.floor(i / columns) % rows,
    column: i % columns,
    strength: weight > 0 ? weight / most : 0,
    color: inkOf(0),
    text: "",
  }));
}

function legendOf(
  most: number,
): { name: string; color: string; sign: "square"; opacity: number }[] {
  return [0.1, 0.5, 1].map((opacity) => ({
    name: `weight ${Number((opacity * most).toPrecision(2))}`,
    color: inkOf(0),
    sign: "square",
    opacity,
  }));
}
