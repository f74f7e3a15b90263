import { explain } from "@gradus/core";
import type { History } from "../../history.ts";
import { extentOf, isDrawable, roomy } from "../axis-ticks.ts";
import type { LineSeries } from "../curve.ts";
import { historySeries } from "../plot-history.ts";
import { shortly } from "../shortly.ts";
import { paint, type TerminalOptions, terminalOptions } from "./terminal-options.ts";

export interface TerminalHistoryOptions extends TerminalOptions {
  /** `"loss"`, or the name of a metric. */
  readonly measure?: string;
  /** Lines of the chart, 2 or more. */
  readonly rows?: number;
  /** Draws powers of ten as equal steps. */
  readonly logScale?: boolean;
}

/* Blue and yellow: the two that the color-blind tell apart best. */
const inks = [
  { sign: "•", code: 34 },
  { sign: "○", code: 33 },
];
const both = "◉";

/**
 * A training as a chart of letters, one point an epoch: the loss or a metric on both sets of data.
 *
 * @returns lines, each with its line end
 * @throws RangeError if the history is empty, or has no such measure
 */
export function terminalHistory(
  history: History,
  { measure = "loss", rows = 12, logScale = false, ...terminal }: TerminalHistoryOptions = {},
): string {
  checkRows(rows);
  const { columns, color } = terminalOptions(terminal);
  const series = historySeries("terminalHistory", history, measure);
  const scale = (value: number): number => (logScale ? Math.log10(value) : value);
  const [low, high] = roomy(extentOf(series.flatMap(({ y }) => Array.from(y, scale))));
  const label = (share: number): string => {
    const value = low + share * (high - low);
    return shortly(Number((logScale ? 10 ** value : value).toPrecision(3)));
  };
  const labeled = [0, Math.floor(rows / 2), rows - 1];
  const labels = Array.from({ length: rows }, (_, row) =>
    labeled.includes(row) ? label(1 - row / (rows - 1)) : "",
  );
  const left = Math.max(...labels.map(({ length }) => length));
  const epochs = history.epochs.length;
  const width = chartWidth(epochs, columns - left - 2);
  const grid = Array.from({ length: rows }, () => Array<string>(width).fill(" "));
  series.forEach(({ y }, i) =>
    means(Array.from(y, scale), width).forEach(({ column, value }) => {
      if (!isDrawable(value)) return;
      const row = Math.round((rows - 1) * (1 - (value - low) / (high - low)));
      grid[row][column] = grid[row][column] === " " ? String(i) : "2";
    }),
  );
  const lines = grid.map(
    (cells, row) =>
      `${labels[row].padStart(left)} ${labels[row] === "" ? "│" : "┤"}${cells.map((cell) => ink(cell, color)).join("")}`,
  );
  return [heading(measure, series, color), ...lines, ...footer(epochs, left, width)]
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

function ink(cell: string, color: boolean): string {
  if (cell === " ") return cell;
  if (cell === "2") return both;
  const { sign, code } = inks[Number(cell)];
  return paint(sign, code, color);
}

/** As many columns as there is room for, an equal number of them from epoch to epoch if they suffice. */
function chartWidth(epochs: number, room: number): number {
  if (epochs >= room) return Math.max(1, room);
  return 1 + (epochs - 1) * Math.max(1, Math.floor((Math.min(room, 60) - 1) / (epochs - 1 || 1)));
}

/** One value for each column that has an epoch: the mean where several share it. */
function means(
  values: readonly number[],
  width: number,
): readonly { readonly column: number; readonly value: number }[] {
  const found = new Map<number, number[]>();
  values.forEach((value, i) => {
    const column = values.length === 1 ? 0 : Math.round((i * (width - 1)) / (values.length - 1));
    if (isDrawable(value)) found.set(column, [...(found.get(column) ?? []), value]);
  });
  return [...found].map(([column, all]) => ({
    column,
    value: all.reduce((sum, value) => sum + value, 0) / all.length,
  }));
}

function heading(measure: string, series: readonly LineSeries[], color: boolean): string {
  const names = series.map(({ name }, i) => `${paint(inks[i].sign, inks[i].code, color)} ${name}`);
  return [`${measure} by epoch`, ...names, ...(series.length > 1 ? [`${both} both`] : [])].join(
    "   ",
  );
}

function footer(epochs: number, left: number, width: number): string[] {
  const indent = " ".repeat(left + 1);
  const last = width < 4 ? "" : String(epochs).padStart(width - 1);
  return [`${indent}└${"─".repeat(width)}`, `${indent} 1${last}`];
}

function checkRows(rows: number): void {
  if (Number.isInteger(rows) && rows >= 2) return;
  const rule = "The number of rows is a whole number, 2 or more.";
  throw new RangeError(explain("terminalHistory", `${rows} rows.`, rule));
}
