import { explain } from "@gradus/core";
import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { column, type ColumnType } from "../table/column.ts";
import { Table } from "../table/table.ts";
import { type CsvCell, readColumn } from "./csv-cell.ts";
import { checkDelimiter } from "./delimiter.ts";

/** How a file is written. */
export interface ParseCsvOptions {
  /** What stands between two cells; a comma unless said otherwise. */
  readonly delimiter?: string;
  /** Whether the first row holds names; it does unless said otherwise. Else columns are called x0, x1, … */
  readonly header?: boolean;
  /** Which cells without quotes mean that a value is missing; empty ones unless said otherwise. */
  readonly missing?: readonly string[];
  /** What a column holds, where looking at its cells should not decide. */
  readonly types?: Readonly<Record<string, ColumnType>>;
}

/** A row of a file, and the line on which it begins. */
interface CsvRow {
  readonly cells: readonly CsvCell[];
  readonly line: number;
}

/**
 * Reads comma-separated values.
 *
 * A column whose cells are all numbers holds numbers, any other texts. A cell in quotes is a text, also
 * where it looks like a number or like a marker of missing values; `types` overrules that. Empty
 * lines are skipped, unless there is only one column, in which they are a missing value.
 *
 * @see Shafranovich, "Common Format and MIME Type for CSV Files" (RFC 4180, 2005)
 * @throws Error that names the line if a row is malformed, or a cell is not of the type that was asked for
 */
export function parseCsv(
  text: string,
  { delimiter = ",", header = true, missing = [""], types = {} }: ParseCsvOptions = {},
): Table {
  checkDelimiter("parseCsv", delimiter);
  const [first, ...others] = readRows(text, delimiter);
  if (first === undefined) return new Table([]);
  const width = first.cells.length;
  const rows = (header ? others : [first, ...others]).filter(
    ({ cells }) => width === 1 || !isEmptyLine(cells),
  );
  for (const row of rows) checkWidth(row, width);
  const names = first.cells.map(({ text: name }, at) => (header ? name : `x${at}`));
  checkNames(names, Object.keys(types));
  return new Table(
    names.map((name, at) => {
      const cells = rows.map(({ cells: row, line }) => ({ ...row[at], line }));
      const type = Object.hasOwn(types, name) ? types[name] : undefined;
      const read = readColumn(name, cells, new Set(missing), type);
      return [name, column(name, read.values, read.type)];
    }),
  );
}

function readRows(text: string, delimiter: string): CsvRow[] {
  const quoted: boolean[] = []; // of every cell of the file, in reading order
  const starts = [1];
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      cast: (cell, { quoting }) => {
        quoted.push(quoting);
        return cell;
      },
      on_record: (record, { lines }) => {
        starts.push(lines + 1); // of the next record; this one may end lines after its start
        return record;
      },
    });
    let at = 0;
    return records.map((record, row) => ({
      cells: record.map((cell) => ({ text: cell, quoted: quoted[at++] })),
      line: starts[row],
    }));
  } catch (error) {
    if (error instanceof CsvError) throw malformed(error);
    throw error;
  }
}

function isEmptyLine(cells: readonly CsvCell[]): boolean {
  return cells.length === 1 && cells[0].text === "" && !cells[0].quoted;
}

/** What is wrong, by the code of csv-parse. */
const faults: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: "there is a quote in a cell that did not begin with one",
  CSV_INVALID_CLOSING_QUOTE: "a cell goes on after its closing quote",
  CSV_QUOTE_NOT_CLOSED: "a quote is opened and never closed",
};

function malformed(error: CsvError): Error {
  return new Error(
    explain(
      "parseCsv",
      `line ${String(error["lines"])} is malformed: ${faults[error.code] ?? error.message}.`,
      'A cell is in quotes as a whole or not at all, and a quote inside is doubled: "say ""hi""".',
    ),
    { cause: error },
  );
}

function checkWidth({ cells, line }: CsvRow, width: number): void {
  if (cells.length === width) return;
  throw new Error(
    explain(
      "parseCsv",
      `line ${line} has ${cells.length} ${cells.length === 1 ? "cell" : "cells"}, where the first line has ${width}.`,
      "Every row has a cell in each column; a missing value is an empty cell.",
    ),
  );
}

function checkNames(names: readonly string[], typed: readonly string[]): void {
  const unknown = typed.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new RangeError(
    explain(
      "parseCsv",
      `types has ${JSON.stringify(unknown)}, and no column is called so.`,
      `The columns are ${names.map((name) => JSON.stringify(name)).join(", ")}.`,
    ),
  );
}
