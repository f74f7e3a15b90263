import { explain } from "@gradus/core";

/** What a cell of a table holds; null where the value is missing. */
export type Cell = number | string | null;

/** What the cells of a column are. */
export type ColumnType = "number" | "string";

/** A column of numbers. */
export interface NumberColumn {
  readonly type: "number";
  readonly values: readonly (number | null)[];
}

/** A column of texts. */
export interface StringColumn {
  readonly type: "string";
  readonly values: readonly (string | null)[];
}

/** The cells of one name, all of one type, some of them missing. */
export type Column = NumberColumn | StringColumn;

/**
 * A column of values. NaN, which is not a number either, counts as missing.
 *
 * @param name how errors call it
 * @param values numbers or texts, null where one is missing
 * @param type what the values are; found by looking at them unless given, and "number" where all are missing
 * @throws TypeError if a value is of another type
 */
export function column(name: string, values: ArrayLike<Cell>, type?: ColumnType): Column {
  const cells = Array.from(values, (value) => (Number.isNaN(value) ? null : value));
  const found =
    type ?? (typeof cells.find((cell) => cell !== null) === "string" ? "string" : "number");
  if (found === "number") return { type: found, values: checked(name, cells, isNumber, found) };
  return { type: found, values: checked(name, cells, isString, found) };
}

/** The cells of a column at some rows, in their order. */
export function takeRows(of: Column, rows: readonly number[]): Column {
  if (of.type === "number") return { type: of.type, values: taken(of.values, rows) };
  return { type: of.type, values: taken(of.values, rows) };
}

function taken<T>(values: readonly T[], rows: readonly number[]): readonly T[] {
  return Object.freeze(rows.map((row) => values[row]));
}

function checked<T extends number | string>(
  name: string,
  cells: readonly unknown[],
  fits: (cell: unknown) => cell is T,
  type: ColumnType,
): readonly (T | null)[] {
  const fitting = cells.map((cell, row) => {
    if (cell === null || fits(cell)) return cell;
    throw new TypeError(
      explain(
        `column ${JSON.stringify(name)}`,
        `row ${row} holds ${describe(cell)} in a column of type ${type}.`,
        "A column holds numbers or texts, not both, and null where a value is missing.",
      ),
    );
  });
  return Object.freeze(fitting);
}

function isNumber(cell: unknown): cell is number {
  return typeof cell === "number";
}

function isString(cell: unknown): cell is string {
  return typeof cell === "string";
}

function describe(cell: unknown): string {
  if (typeof cell === "string") return `the text ${JSON.stringify(cell)}`;
  if (typeof cell === "number") return `the number ${cell}`;
  return typeof cell === "object" ? "an object" : `a value of type ${typeof cell}`;
}
