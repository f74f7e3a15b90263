import { symbolOf } from "./palette.ts";
import { element, escape } from "./svg-text.ts";
import { textWidth } from "./text-width.ts";

/** What one color means. */
export interface LegendEntry {
  readonly name: string;
  readonly color: string;
  readonly sign: "line" | "dashes" | "band" | "square" | "circle" | "triangle" | "diamond" | "star";
  readonly opacity?: number;
}

export const rowHeight = 20;
const [signWidth, gap, size] = [22, 16, 12];

/** Entries in rows, as many to a row as fit. */
export function layOutLegend(
  entries: readonly LegendEntry[],
  width: number,
): { readonly rows: number; readonly draw: (x: number, y: number) => string } {
  let [left, row] = [0, 0];
  const placed = entries.map((entry) => {
    const needed = signWidth + 6 + textWidth(entry.name, size) + gap;
    if (left > 0 && left + needed - gap > width) [left, row] = [0, row + 1];
    const place = { entry, left, row };
    left += needed;
    return place;
  });
  return {
    rows: entries.length === 0 ? 0 : row + 1,
    draw: (x, y) =>
      placed.map((at) => entryAt(at.entry, x + at.left, y + at.row * rowHeight)).join(""),
  };
}

function entryAt(entry: LegendEntry, x: number, y: number): string {
  const text = { x: x + signWidth + 6, y: y + 14, "font-size": size };
  return element(
    "g",
    { "aria-label": "legend" },
    signOf(entry, x, y + 10),
    element("text", text, escape(entry.name)),
  );
}

function signOf({ color, sign, opacity }: LegendEntry, x: number, y: number): string {
  const fill = { fill: color, "fill-opacity": opacity };
  if (sign === "line" || sign === "dashes") {
    const dashes = sign === "dashes" ? { "stroke-dasharray": "5 4" } : {};
    const path = `M${x},${y}H${x + signWidth}`;
    return element("path", {
      d: path,
      fill: "none",
      stroke: color,
      "stroke-width": 2.2,
      ...dashes,
    });
  }
  if (sign === "band")
    return element("rect", { x, y: y - 6, width: signWidth, height: 12, ...fill });
  return element("path", { d: outline(sign), transform: `translate(${x + 13},${y})`, ...fill });
}

/** Signs of classes in the order of {@link symbolOf}; what has no outline of its own is a square. */
export function classSign(index: number): LegendEntry["sign"] {
  const symbol = symbolOf(index);
  if (symbol === "circle" || symbol === "triangle" || symbol === "star") return symbol;
  return symbol === "diamond2" ? "diamond" : "square";
}

function outline(sign: LegendEntry["sign"]): string {
  if (sign === "circle") return "M5,0A5,5 0 1 1 -5,0A5,5 0 1 1 5,0Z";
  if (sign === "triangle") return "M0,-6L5.5,4H-5.5Z";
  if (sign === "diamond") return "M0,-6L6,0L0,6L-6,0Z";
  if (sign === "star") return "M0,-6L1.5,-2H6L2.5,1L4,6L0,3L-4,6L-2.5,1L-6,-2H-1.5Z";
  return "M-5,-5H5V5H-5Z";
}
