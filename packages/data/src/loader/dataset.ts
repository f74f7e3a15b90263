import { explain, formatShape, fromData, gather, Tensor } from "@gradus/core";
import type { Applied } from "../augmentation/augmentation.ts";
import { type Padded, padSequences } from "./pad-sequences.ts";

/** A value for each row: a tensor `[rows, ...]`, or a list of sequences `[time, ...]` of any lengths. */
export type Field = Tensor | readonly Tensor[];

/** What a data set holds, by name. */
export type Fields = Readonly<Record<string, Field>>;

/** Some rows of each field; sequences are padded to the longest of them. */
export type Batch<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Tensor ? Tensor : Padded;
} & BatchInfo;

/** Where the rows of a batch come from. */
export interface BatchInfo {
  /** Their numbers in the data set. */
  readonly rows: readonly number[];
  /** What augmentation did to each row, by field. */
  readonly applied: Readonly<Record<string, readonly (readonly Applied[])[]>>;
}

/**
 * Rows to learn from: fields that belong together, such as inputs, labels and weights.
 *
 * @example
 * ```ts
 * const data = new Dataset({ x, labels });
 * const { train, test } = stratifiedSplit(labels, { train: 0.8, test: 0.2 }, random);
 * const loader = new DataLoader(data.select(train), { batchSize: 32, shuffle: true, random });
 * ```
 */
export class Dataset<F extends Fields> {
  readonly fields: F;
  /** How many rows. */
  readonly length: number;

  /** @throws RangeError if the fields are not as long as each other, or there are none */
  constructor(fields: F) {
    this.fields = fields;
    this.length = checkFields(fields);
  }

  /** A data set of some rows, in their order; a row that is named twice comes twice. */
  select(rows: readonly number[]): Dataset<F> {
    const selected = Object.entries(this.fields).map(([name, field]) => [
      name,
      field instanceof Tensor ? this.gathered(field, rows) : this.listed(field, rows),
    ]);
    return new Dataset(Object.fromEntries(selected) as F);
  }

  /**
   * Some rows as a batch.
   *
   * @throws RangeError for a row that is not there
   */
  batch(rows: readonly number[]): Batch<F> {
    const taken = Object.entries(this.fields).map(([name, field]) => [
      name,
      field instanceof Tensor ? this.gathered(field, rows) : padSequences(this.listed(field, rows)),
    ]);
    return { ...Object.fromEntries(taken), rows, applied: {} } as Batch<F>;
  }

  private gathered(field: Tensor, rows: readonly number[]): Tensor {
    this.checkRows(rows);
    const index = fromData(Int32Array.from(rows), [rows.length], { backend: field.backend });
    return gather(field, index);
  }

  private listed(field: readonly Tensor[], rows: readonly number[]): Tensor[] {
    this.checkRows(rows);
    return rows.map((row) => field[row]);
  }

  private checkRows(rows: readonly number[]): void {
    const odd = rows.find((row) => !(Number.isInteger(row) && row >= 0 && row < this.length));
    if (odd === undefined) return;
    throw new RangeError(
      explain(
        "Dataset",
        `there is no row ${odd}.`,
        `Rows are numbered from 0, and this data set has ${this.length}.`,
      ),
    );
  }
}

/** The length that all fields share. */
function checkFields(fields: Fields): number {
  const lengths = Object.entries(fields).map(([name, field]) => {
    checkName(name);
    return [name, lengthOf(name, field)] as const;
  });
  const [first] = lengths;
  const other = lengths.find(([, length]) => length !== first[1]);
  if (first !== undefined && other === undefined) return first[1];
  throw new RangeError(
    explain(
      "Dataset",
      other === undefined
        ? "there are no fields."
        : `${first[0]} has ${first[1]} rows and ${other[0]} has ${other[1]}.`,
      "A data set has a field at least, and every field has a value for each row.",
    ),
  );
}

function lengthOf(name: string, field: Field): number {
  if (!(field instanceof Tensor)) return field.length;
  if (field.rank > 0) return field.shape[0];
  throw new RangeError(
    explain("Dataset", `${name} is ${formatShape(field.shape)}.`, "A field is [rows, ...]."),
  );
}

function checkName(name: string): void {
  if (name !== "rows" && name !== "applied") return;
  throw new RangeError(
    explain(
      "Dataset",
      `a field is called ${name}.`,
      "A batch says under rows and applied where it comes from, so fields have other names.",
    ),
  );
}
