import { allocate, explain, fromData, type Tensor, type TensorOptions } from "@gradus/core";
import {
  type Cell,
  type Column,
  column,
  type ColumnType,
  type NumberColumn,
  type StringColumn,
  takeRows,
} from "./column.ts";

/** A row of a table, by the names of its columns. */
export type TableRow = Readonly<Record<string, Cell>>;

/**
 * Named columns of numbers or texts, all as long, in which values may be missing.
 *
 * A table never changes: what selects, drops or replaces makes a new one.
 *
 * @example
 * ```ts
 * const people = table({ name: ["Ada", "Alan"], age: [36, null] });
 * dropMissingRows(people).rowCount; // 1
 * ```
 */
export class Table {
  /** How many rows. */
  readonly rowCount: number;
  private readonly byName: ReadonlyMap<string, Column>;

  /**
   * @param columns names and columns, in their order
   * @throws RangeError if a name comes twice, or the columns are not as long as each other
   */
  constructor(columns: Iterable<readonly [name: string, column: Column]>) {
    const entries = [...columns];
    this.byName = new Map(entries);
    this.rowCount = entries[0]?.[1].values.length ?? 0;
    checkColumns(entries);
  }

  /** The names of the columns, in their order. */
  get names(): string[] {
    return [...this.byName.keys()];
  }

  /** What each column holds. */
  get types(): Record<string, ColumnType> {
    return Object.fromEntries([...this.byName].map(([name, { type }]) => [name, type]));
  }

  /** Names and columns, in their order. */
  entries(): IterableIterator<[name: string, column: Column]> {
    return this.byName.entries();
  }

  /** A column by its name. */
  column(name: string): Column {
    const found = this.byName.get(name);
    if (found) return found;
    throw new RangeError(
      explain(
        "table",
        `there is no column ${JSON.stringify(name)}.`,
        `This table has ${this.names.map((known) => JSON.stringify(known)).join(", ") || "no columns"}.`,
      ),
    );
  }

  /** The cells of a column of numbers. */
  numbers(name: string): NumberColumn["values"] {
    const found = this.column(name);
    if (found.type === "number") return found.values;
    throw wrongType(name, found, "strings");
  }

  /** The cells of a column of texts. */
  strings(name: string): StringColumn["values"] {
    const found = this.column(name);
    if (found.type === "string") return found.values;
    throw wrongType(name, found, "numbers");
  }

  /** Some of the columns, in the order of the names. */
  select(names: readonly string[]): Table {
    return new Table(names.map((name) => [name, this.column(name)]));
  }

  /** All columns but some. */
  drop(names: readonly string[]): Table {
    for (const name of names) this.column(name);
    return this.select(this.names.filter((name) => !names.includes(name)));
  }

  /** The table with a column more, or with another one in the place of the one of that name. */
  with(name: string, values: ArrayLike<Cell>, type?: ColumnType): Table {
    return new Table(new Map(this.byName).set(name, column(name, values, type)));
  }

  /** Some of the rows, in the order of the numbers; a row that is named twice comes twice. */
  rows(rows: readonly number[]): Table {
    for (const row of rows) this.checkRow(row);
    return new Table([...this.byName].map(([name, from]) => [name, takeRows(from, rows)]));
  }

  /** The rows for which a condition holds. */
  filter(condition: (row: TableRow) => boolean): Table {
    const all = Array.from({ length: this.rowCount }, (_, row) => row);
    return this.rows(all.filter((row) => condition(this.row(row))));
  }

  /** One row, by the names of the columns. */
  row(row: number): TableRow {
    this.checkRow(row);
    return Object.fromEntries([...this.byName].map(([name, { values }]) => [name, values[row]]));
  }

  /** How many values are missing in a column, or in the whole table. */
  missingCount(name?: string): number {
    const counted = name === undefined ? [...this.byName.values()] : [this.column(name)];
    return counted.flatMap(({ values }) => values.filter((cell) => cell === null)).length;
  }

  /**
   * Columns of numbers as a matrix, one row a row.
   *
   * @param names which columns, all of them unless said otherwise
   * @returns `[rows, columns]`, float32 unless said otherwise
   * @throws TypeError for a column of texts, RangeError where a value is missing
   */
  toTensor(
    names: readonly string[] = this.names,
    { dtype = "float32", backend }: TensorOptions = {},
  ): Tensor {
    const data = allocate(dtype, this.rowCount * names.length);
    names.forEach((name, at) => {
      this.numbers(name).forEach((cell, row) => {
        data[row * names.length + at] = cell ?? missing(name, row);
      });
    });
    return fromData(data, [this.rowCount, names.length], backend && { backend });
  }

  private checkRow(row: number): void {
    if (Number.isInteger(row) && row >= 0 && row < this.rowCount) return;
    throw new RangeError(
      explain(
        "table",
        `there is no row ${row}.`,
        `Rows are numbered from 0, and this table has ${this.rowCount}.`,
      ),
    );
  }
}

/**
 * A table of plain values.
 *
 * @param columns the values of each column, by its name
 * @param types what a column holds, where looking at its values should not decide
 */
export function table(
  columns: Readonly<Record<string, ArrayLike<Cell>>> | Iterable<readonly [string, ArrayLike<Cell>]>,
  types: Readonly<Record<string, ColumnType>> = {},
): Table {
  const entries = Symbol.iterator in columns ? [...columns] : Object.entries(columns);
  return new Table(
    entries.map(([name, values]) => [
      name,
      column(name, values, Object.hasOwn(types, name) ? types[name] : undefined),
    ]),
  );
}

function checkColumns(entries: readonly (readonly [string, Column])[]): void {
  const seen = new Set<string>();
  for (const [name, { values }] of entries) {
    const [first, longest] = [entries[0][0], entries[0][1].values.length];
    if (values.length !== longest) {
      throw new RangeError(
        explain(
          "table",
          `${JSON.stringify(first)} has ${longest} rows and ${JSON.stringify(name)} has ${values.length}.`,
          "Every column of a table has a cell in each row; null stands for a missing one.",
        ),
      );
    }
    if (seen.has(name)) {
      throw new RangeError(
        explain(
          "table",
          `two columns are called ${JSON.stringify(name)}.`,
          "Each column has a name of its own.",
        ),
      );
    }
    seen.add(name);
  }
}

function wrongType(name: string, { type }: Column, method: "numbers" | "strings"): TypeError {
  const quoted = JSON.stringify(name);
  return new TypeError(
    explain(
      "table",
      `${quoted} is a column of ${type === "string" ? "texts" : "numbers"}.`,
      `A column is read as what it holds.`,
      `table.${method}(${quoted})${type === "string" ? ", or encode the texts first: new OneHotEncoder()" : ""}`,
    ),
  );
}

function missing(name: string, row: number): never {
  throw new RangeError(
    explain(
      "toTensor",
      `${JSON.stringify(name)} has no value in row ${row}.`,
      "A tensor has a number everywhere.",
      "dropMissingRows(table), or new MeanImputer().fit(train).transform(table)",
    ),
  );
}
