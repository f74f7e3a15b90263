import { readConfusion, summary } from "../plot-confusion.ts";
import type { Values } from "../values.ts";
import { paint, type TerminalOptions, terminalOptions } from "./terminal-options.ts";

export interface TerminalConfusionOptions extends TerminalOptions {
  /** The names of the classes; their numbers unless given. */
  readonly classes?: readonly string[];
}

/**
 * A confusion matrix as a table, actual classes in rows and predicted ones in columns. Names are cut
 * where the table would be wider than the terminal.
 *
 * @param counts `[classes, classes]`, actual by predicted
 * @returns lines, each with its line end
 * @throws RangeError unless the matrix is square and no count negative
 */
export async function terminalConfusion(
  counts: Values,
  { classes, ...terminal }: TerminalConfusionOptions = {},
): Promise<string> {
  const { columns, color } = terminalOptions(terminal);
  const confusion = await readConfusion("terminalConfusion", counts, classes);
  const names = confusion.classes;
  const digits = Math.max(...confusion.counts.flat().map((count) => String(count).length));
  const longest = Math.max(...names.map((name) => Array.from(name).length));
  const room = Math.floor((columns - 2) / (names.length + 1)) - 2;
  const width = Math.max(digits, Math.min(longest, Math.max(room, 1)));
  const cell = (text: string): string => cut(text, width).padStart(width);
  const head = `${" ".repeat(width)} │ ${names.map(cell).join("  ")}`;
  const rows = confusion.counts.map((row, i) => {
    const cells = row.map((count, j) => {
      const text = cell(count === 0 ? "·" : String(count));
      return count === 0 ? text : paint(text, i === j ? 34 : 33, color);
    });
    return `${cell(names[i])} │ ${cells.join("  ")}`;
  });
  const rule = `${"─".repeat(width)}─┼${"─".repeat(head.length - width - 2)}`;
  const title = `actual (rows) by predicted (columns): ${summary(confusion)}`;
  return [title, "", head, rule, ...rows].map((line) => `${line}\n`).join("");
}

function cut(text: string, width: number): string {
  const letters = Array.from(text);
  return letters.length <= width ? text : `${letters.slice(0, width - 1).join("")}…`;
}
