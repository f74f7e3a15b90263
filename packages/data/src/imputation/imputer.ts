import { explain } from "@gradus/core";
import type { Cell, Column } from "../table/column.ts";
import type { Table } from "../table/table.ts";

/**
 * Fills in missing values: one value a column, learned from training rows.
 *
 * Dev and test rows are filled with what the training rows had, so that nothing of them moves a
 * parameter.
 */
export abstract class Imputer {
  private readonly asked: readonly string[] | undefined;
  private learned: ReadonlyMap<string, Cell> | undefined;

  /** @param columns which columns to fill; all that fit unless said otherwise */
  constructor(columns?: readonly string[]) {
    this.asked = columns;
  }

  /** Whether a column can be filled. */
  protected abstract fits(column: Column): boolean;

  /** The value for a column, from the values that are not missing; null if there is none. */
  protected abstract valueFor(column: Column): Cell;

  /**
   * Learns a value for each column.
   *
   * @throws TypeError for a column of the wrong type, RangeError for one without any value
   */
  fit(train: Table): this {
    const learned = new Map<string, Cell>();
    for (const [name, column] of train.entries()) {
      if (this.asked ? !this.asked.includes(name) : !this.fits(column)) continue;
      if (!this.fits(column)) throw wrongType(this.constructor.name, name, column);
      const value = this.valueFor(column);
      if (value === null) throw nothingToLearn(this.constructor.name, name);
      learned.set(name, value);
    }
    for (const name of this.asked ?? []) train.column(name);
    this.learned = learned;
    return this;
  }

  /** The learned values, by column. */
  get values(): ReadonlyMap<string, Cell> {
    if (this.learned) return this.learned;
    throw new Error(
      explain(
        this.constructor.name,
        "nothing was learned yet.",
        "An imputer is fitted to the training rows before it fills any.",
        "imputer.fit(train)",
      ),
    );
  }

  /** The table with its missing values filled in; values that are there stay as they are. */
  transform(table: Table): Table {
    let filled = table;
    for (const [name, value] of this.values) {
      const { values, type } = table.column(name);
      filled = filled.with(
        name,
        values.map((cell) => cell ?? value),
        type,
      );
    }
    return filled;
  }
}

/** The values of a column of numbers that are not missing, in ascending order. */
export function presentNumbers(column: Column): number[] {
  if (column.type !== "number") return [];
  return column.values.filter((cell) => cell !== null).toSorted((a, b) => a - b);
}

function wrongType(who: string, name: string, { type }: Column): TypeError {
  return new TypeError(
    explain(
      who,
      `${JSON.stringify(name)} is a column of ${type === "string" ? "texts" : "numbers"}.`,
      "A column is filled with a value of its own type.",
      type === "string" ? "new MostFrequentImputer()" : undefined,
    ),
  );
}

function nothingToLearn(who: string, name: string): RangeError {
  return new RangeError(
    explain(
      who,
      `every value of ${JSON.stringify(name)} is missing.`,
      "A value is learned from those that are not missing.",
      "dropMissingColumns(table), or new ConstantImputer(0)",
    ),
  );
}
