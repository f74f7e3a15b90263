import { explain } from "@gradus/core";
import type { Cell } from "../table/column.ts";
import type { Table } from "../table/table.ts";
import { numberIn } from "./csv-cell.ts";
import { checkDelimiter } from "./delimiter.ts";

/** How to write a file. */
export interface FormatCsvOptions {
  /** What stands between two cells; a comma unless said otherwise. */
  readonly delimiter?: string;
  /** What is written where a value is missing; nothing unless said otherwise. */
  readonly missing?: string;
}

/**
 * Writes a table as comma-separated values, such that `parseCsv` reads the same table.
 *
 * Texts stand in quotes where they have to: around delimiters, quotes and line ends, at spaces in
 * front or behind, and where they would be read as a number or as missing.
 *
 * @see Shafranovich, "Common Format and MIME Type for CSV Files" (RFC 4180, 2005)
 * @throws RangeError for a text with half a surrogate pair, which no file can hold
 */
export function formatCsv(
  table: Table,
  { delimiter = ",", missing = "" }: FormatCsvOptions = {},
): string {
  checkDelimiter("formatCsv", delimiter);
  checkMarker(missing, delimiter);
  const columns = [...table.entries()];
  if (columns.length === 0) return "";
  const write = (cell: Cell): string => {
    if (cell === null) return missing;
    if (typeof cell === "number") return Object.is(cell, -0) ? "-0" : String(cell);
    return writeText(cell, delimiter, missing);
  };
  const lines = Array.from({ length: table.rowCount }, (_, row) =>
    columns.map(([, { values }]) => write(values[row])).join(delimiter),
  );
  return [columns.map(([name]) => write(name)).join(delimiter), ...lines, ""].join("\n");
}

function writeText(text: string, delimiter: string, missing: string): string {
  checkWellFormed(text);
  const special = text === "" || text === missing || numberIn(text) !== undefined;
  const quoted = special || text.includes(delimiter) || /["\n\r\uFEFF]|^\s|\s$/.test(text);
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}

function checkMarker(missing: string, delimiter: string): void {
  const unclear = numberIn(missing) !== undefined || /["\n\r]/.test(missing);
  if (!unclear && !missing.includes(delimiter)) return;
  throw new RangeError(
    explain(
      "formatCsv",
      `the marker of missing values is ${JSON.stringify(missing)}.`,
      "A marker is no number, and holds no delimiter, quote or line end.",
    ),
  );
}

function checkWellFormed(text: string): void {
  if (!/\p{Surrogate}/u.test(text)) return;
  throw new RangeError(
    explain(
      "formatCsv",
      `the text ${JSON.stringify(text)} has half a surrogate pair.`,
      "A file holds whole Unicode characters only.",
    ),
  );
}
