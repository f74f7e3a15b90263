import { explain } from "@gradus/core";
import type { Table } from "../table/table.ts";

/**
 * The rows of a table in which nothing is missing.
 *
 * @param names which columns to look at, all of them unless said otherwise
 */
export function dropMissingRows(table: Table, names: readonly string[] = table.names): Table {
  const columns = names.map((name) => table.column(name).values);
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  return table.rows(rows.filter((row) => columns.every((values) => values[row] !== null)));
}

/** How much may be missing. */
export interface DropMissingColumnsOptions {
  /** Which share of a column's values may be missing, 0 unless said otherwise. */
  readonly tolerance?: number;
}

/**
 * The columns of a table in which nothing, or little, is missing.
 *
 * @throws RangeError for a tolerance that is no share
 */
export function dropMissingColumns(
  table: Table,
  { tolerance = 0 }: DropMissingColumnsOptions = {},
): Table {
  if (!(tolerance >= 0 && tolerance <= 1)) {
    throw new RangeError(
      explain(
        "dropMissingColumns",
        `a tolerance of ${tolerance}.`,
        "A tolerance is a share of the rows, from 0 to 1.",
      ),
    );
  }
  const allowed = tolerance * table.rowCount;
  return table.select(table.names.filter((name) => table.missingCount(name) <= allowed));
}
