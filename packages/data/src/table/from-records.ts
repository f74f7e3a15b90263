import { explain } from "@gradus/core";
import type { Cell, ColumnType } from "./column.ts";
import { type Table, table } from "./table.ts";

/**
 * A table of rows that are objects, as JSON often holds them. What a row does not have is missing.
 *
 * @param records one object a row
 * @param types what a column holds, where looking at its values should not decide
 * @throws TypeError if a row is not an object of numbers, texts and nulls
 */
export function fromRecords(
  records: readonly Readonly<Record<string, unknown>>[],
  types?: Readonly<Record<string, ColumnType>>,
): Table {
  const columns = new Map<string, Cell[]>();
  records.forEach((record, row) => {
    for (const [name, value] of Object.entries(record)) {
      const cells = columns.get(name) ?? Array.from<Cell>({ length: records.length }).fill(null);
      columns.set(name, cells);
      cells[row] = cellOf(name, row, value);
    }
  });
  return table(columns, types);
}

function cellOf(name: string, row: number, value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  throw new TypeError(
    explain(
      "fromRecords",
      `row ${row} holds a ${typeof value} under ${JSON.stringify(name)}.`,
      "A cell is a number, a text, or null where it is missing.",
    ),
  );
}
