import { explain } from "@gradus/core";
import type { Cell, ColumnType } from "../table/column.ts";

/** A cell as a file has it. */
export interface CsvCell {
  readonly text: string;
  /** Whether it stood in quotes. */
  readonly quoted: boolean;
}

/** Digits with a point and an exponent, as most programs write numbers; infinity in words. */
const numeral = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?)$/i;

/** The number that a cell without quotes writes, if it does. */
export function numberIn(text: string): number | undefined {
  const trimmed = text.trim();
  if (!numeral.test(trimmed)) return undefined;
  if (/inf/i.test(trimmed)) return trimmed.startsWith("-") ? -Infinity : Infinity;
  return Number(trimmed);
}

/**
 * The values of a column, and what they are.
 *
 * @throws Error that names the line if a number was asked for and a cell is none
 */
export function readColumn(
  name: string,
  cells: readonly (CsvCell & { readonly line: number })[],
  missing: ReadonlySet<string>,
  asked?: ColumnType,
): { values: Cell[]; type: ColumnType } {
  const isMissing = (cell: CsvCell): boolean => !cell.quoted && missing.has(cell.text);
  const isNumeric = (cell: CsvCell): boolean =>
    isMissing(cell) || (!cell.quoted && numberIn(cell.text) !== undefined);
  const type = asked ?? (cells.every(isNumeric) ? "number" : "string");
  const values = cells.map((cell) => {
    if (isMissing(cell)) return null;
    if (type === "string") return cell.text;
    return numberIn(cell.text) ?? notNumber(name, cell.text, cell.line);
  });
  return { values, type };
}

function notNumber(name: string, text: string, line: number): never {
  throw new Error(
    explain(
      "parseCsv",
      `line ${line} has ${JSON.stringify(text)} under ${JSON.stringify(name)}.`,
      "A column of type number has numbers only, and markers of missing values.",
      `{ missing: ["", ${JSON.stringify(text)}] } if this means that the value is missing.`,
    ),
  );
}
