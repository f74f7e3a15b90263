import { explain } from "@gradus/core";
import { layOutLegend, type LegendEntry, rowHeight } from "./legend.ts";
import { inks } from "./palette.ts";
import { element, escape } from "./svg-text.ts";
import { fitted } from "./text-width.ts";

/** What every plot can be told. */
export interface PlotOptions {
  /** The heading, also read aloud. */
  readonly title?: string;
  /** Read aloud to those who cannot see the plot; made from the data unless given. */
  readonly description?: string;
  /** Pixels. */
  readonly width?: number;
  /** Pixels, heading and legend included. */
  readonly height?: number;
}

export interface Frame {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly description: string;
  readonly width: number;
  /** Of everything; enough for the drawing unless given. */
  readonly height?: number | undefined;
  /** What the drawing would like for itself. */
  readonly drawingHeight?: number;
  readonly legend?: readonly LegendEntry[];
}

const margin = 16;

/**
 * A whole SVG: paper, heading and legend around a drawing that fills the rest.
 *
 * It names no ids and loads nothing, so that several can stand on one page. Its paper and inks follow
 * the reader's color scheme.
 *
 * @param draw receives the width and height that are left, and returns SVG elements
 * @throws RangeError if there is no room
 */
export async function frame(
  { title, subtitle, description, width, legend = [], ...sizes }: Frame,
  draw: (size: { readonly width: number; readonly height: number }) => string | Promise<string>,
): Promise<string> {
  const { rows, draw: drawLegend } = layOutLegend(legend, width - 2 * margin);
  const legendTop = subtitle === undefined ? 34 : 52;
  const top = legendTop + rows * rowHeight + 4;
  const height = sizes.height ?? top + Math.ceil(sizes.drawingHeight ?? 300);
  checkRoom(title, width, height, top);
  const parts = [
    element("title", {}, escape(title)),
    element("desc", {}, escape(description)),
    element("style", {}, styleSheet),
    element("rect", { width, height, rx: 6, fill: "white" }),
    heading(title, width, { y: 26, "font-size": 15, "font-weight": 600 }),
    heading(subtitle ?? "", width, { y: 45, "font-size": 12, "fill-opacity": 0.75 }),
    drawLegend(margin, legendTop),
    element(
      "g",
      { transform: `translate(0,${top})`, "font-size": 11.5, "text-anchor": "middle" },
      await draw({ width, height: height - top }),
    ),
  ];
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    class: "gradus-plot",
    role: "img",
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    fill: "currentColor",
    "font-family": "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif",
  };
  return `${element("svg", root, ...parts)}\n`;
}

function heading(
  text: string,
  width: number,
  style: { readonly y: number; readonly "font-size": number } & Record<string, number>,
): string {
  if (text === "") return "";
  const size = style["font-size"] * ("font-weight" in style ? 1.05 : 1);
  return element("text", { x: margin, ...style }, escape(fitted(text, size, width - 2 * margin)));
}

function checkRoom(title: string, width: number, height: number, top: number): void {
  if (width >= 120 && height >= top + 60) return;
  throw new RangeError(
    explain(
      "plot",
      `"${title}" has ${width} × ${height} pixels.`,
      `A plot is at least 120 pixels wide, and at least 60 pixels higher than its heading and legend; here that makes ${top + 60}.`,
    ),
  );
}

/* Attributes name the inks for light paper, and the paper white; on dark paper these rules replace them. */
const styleSheet = [
  ".gradus-plot{color:#1f2328;max-width:100%;height:auto}",
  "@media (prefers-color-scheme:dark){",
  ".gradus-plot{color:#e6edf3}",
  ".gradus-plot [fill='white']{fill:#0d1117}",
  ".gradus-plot [stroke='white']{stroke:#0d1117}",
  ...inks.flatMap(({ light, dark }) => [
    `.gradus-plot [fill='${light}']{fill:${dark}}`,
    `.gradus-plot [stroke='${light}']{stroke:${dark}}`,
  ]),
  "}",
].join("");
