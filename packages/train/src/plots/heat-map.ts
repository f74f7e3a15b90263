import type { Markish, PlotOptions as MarkOptions } from "@observablehq/plot";
import type { Plot } from "./marks.ts";
import { textWidth } from "./text-width.ts";

/** One square of a heat map. */
export interface Cell {
  readonly panel: string;
  readonly row: number;
  readonly column: number;
  /** The strength of its color, in [0, 1]. */
  readonly strength: number;
  readonly color: string;
  readonly text: string;
}

export interface HeatMap {
  readonly cells: readonly Cell[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly panels: readonly string[];
  readonly rowLabel: string;
  readonly columnLabel: string;
}

const fontSize = 11.5;

interface Layout {
  readonly left: number;
  readonly bottom: number;
  readonly top: number;
  /** Degrees, where the names of columns are too long to stand side by side. */
  readonly rotate: number;
}

function layOut({ rows, columns, panels }: HeatMap, width: number): Layout {
  const widest = (names: readonly string[]): number =>
    Math.max(...names.map((name) => textWidth(name, fontSize)));
  const left = Math.max(46, Math.min(widest(rows), 200) + 38);
  const step = (width - left - 20) / (columns.length * panels.length);
  const rotate = widest(columns) + 4 > step ? -45 : 0;
  const bottom = rotate === 0 ? 44 : Math.min(widest(columns), 200) * 0.75 + 44;
  return { left, bottom, top: panels.length > 1 ? 34 : 14, rotate };
}

/** How high a heat map of square cells is. */
export function heatMapHeight(map: HeatMap, width: number): number {
  const { left, bottom, top } = layOut(map, width);
  const side = (width - left - 20) / (map.columns.length * map.panels.length);
  return top + bottom + Math.max(60, Math.min(side, 64) * map.rows.length);
}

/** Cells in a grid, the first row on top, with names of rows and columns; panels side by side. */
export function heatMapMarks(
  plot: Plot,
  map: HeatMap,
  { width, height }: { readonly width: number; readonly height: number },
): MarkOptions {
  const { left, bottom, top, rotate } = layOut(map, width);
  return {
    width,
    height,
    marginLeft: left,
    marginTop: top,
    marginBottom: bottom,
    marginRight: 20,
    fx: { domain: map.panels, label: null, ...(map.panels.length === 1 && { axis: null }) },
    x: {
      domain: map.columns.map((_, i) => i),
      tickFormat: (i: number) => map.columns[i],
      tickRotate: rotate,
      tickSize: 0,
      padding: 0.03,
      label: map.columnLabel,
      labelOffset: bottom - 6,
    },
    y: {
      domain: map.rows.map((_, i) => i),
      tickFormat: (i: number) => map.rows[i],
      tickSize: 0,
      padding: 0.03,
      label: map.rowLabel,
      labelAnchor: "center",
      labelOffset: left - 16,
    },
    opacity: { type: "identity" },
    marks: squaresAndTexts(plot, map.cells),
    color: { type: "identity" },
  };
}

function squaresAndTexts(plot: Plot, cells: readonly Cell[]): Markish[] {
  const place = { fx: "panel", x: "column", y: "row" } as const;
  const strong = ({ strength }: Cell): boolean => strength > 0.55;
  const texts = cells.filter(({ text }) => text !== "");
  const [onColor, onPaper] = [texts.filter(strong), texts.filter((cell) => !strong(cell))];
  return [
    plot.cell(cells, { ...place, fill: "color", fillOpacity: "strength", inset: 0.5 }),
    plot.cell(cells, { ...place, stroke: "currentColor", strokeOpacity: 0.12, inset: 0.5 }),
    plot.text(onPaper, { ...place, text: "text", fill: "currentColor" }),
    plot.text(onColor, { ...place, text: "text", fill: "white" }),
  ];
}
