/** A list of numbers. */
export type Vec = readonly number[];

/** A matrix as one flat, row-major list: the number in row i and column j is `data[i * columns + j]`. */
export interface Mat {
  readonly rows: number;
  readonly columns: number;
  readonly data: Vec;
}
