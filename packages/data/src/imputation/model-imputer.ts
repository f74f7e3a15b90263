import { explain } from "@gradus/core";
import type { Table } from "../table/table.ts";
import { leastSquares } from "./least-squares.ts";

/** What a model imputer has learned: target = intercept + Σ coefficients · features. */
export interface LinearModel {
  readonly intercept: number;
  /** One a feature. */
  readonly coefficients: readonly number[];
  /** The mean of each feature, which stands in where the feature is missing, too. */
  readonly means: readonly number[];
}

/**
 * Fills in a column with what a linear model predicts from other columns.
 *
 *     target ≈ intercept + Σ coefficient · feature,   with least squares over the training rows
 *
 * Rows in which the target or a feature is missing are not learned from. Where a feature is missing in
 * a row to fill, its training mean stands in.
 *
 * @example
 * ```ts
 * const imputer = new ModelImputer("bodyMass", ["flipperLength", "beakDepth"]).fit(train);
 * const filled = imputer.transform(test);
 * ```
 */
export class ModelImputer {
  readonly target: string;
  readonly features: readonly string[];
  private learned: LinearModel | undefined;

  /**
   * @param target the column to fill
   * @param features the columns of numbers to predict it from. Leave out what the trained model is to
   *   predict later: the filled values would tell it the answer.
   */
  constructor(target: string, features: readonly string[]) {
    this.target = target;
    this.features = features;
    if (features.length > 0 && !features.includes(target)) return;
    throw new RangeError(
      explain(
        "ModelImputer",
        `${JSON.stringify(target)} from ${JSON.stringify(features)}.`,
        "A column is predicted from one other column at least, and not from itself.",
      ),
    );
  }

  /**
   * Learns the linear model.
   *
   * @throws TypeError for a column of texts, RangeError if there is no row to learn from
   */
  fit(train: Table): this {
    const target = train.numbers(this.target);
    const features = this.features.map((name) => train.numbers(name));
    const rows = [...target.keys()].filter((row) =>
      [target, ...features].every((values) => values[row] !== null),
    );
    if (rows.length === 0) throw noRows(this.target);
    const at = (values: readonly (number | null)[]): Float64Array =>
      Float64Array.from(rows, (row) => values[row] ?? 0);
    const [y, mean] = centered(at(target));
    const columns = features.map((values) => centered(at(values)));
    const means = columns.map(([, of]) => of);
    const coefficients = leastSquares(
      columns.map(([values]) => values),
      y,
    );
    const shift = coefficients.reduce((sum, c, i) => sum + c * means[i], 0);
    this.learned = { intercept: mean - shift, coefficients, means };
    return this;
  }

  /** What was learned. */
  get model(): LinearModel {
    if (this.learned) return this.learned;
    throw new Error(
      explain(
        "ModelImputer",
        "nothing was learned yet.",
        "An imputer is fitted to the training rows before it fills any.",
        "imputer.fit(train)",
      ),
    );
  }

  /** The table with the missing values of the target filled in; values that are there stay as they are. */
  transform(table: Table): Table {
    const { intercept, coefficients, means } = this.model;
    const features = this.features.map((name) => table.numbers(name));
    const predict = (row: number): number =>
      features.reduce(
        (sum, values, i) => sum + coefficients[i] * (values[row] ?? means[i]),
        intercept,
      );
    return table.with(
      this.target,
      table.numbers(this.target).map((value, row) => value ?? predict(row)),
      "number",
    );
  }
}

function centered(values: Float64Array): [centered: Float64Array, mean: number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [values.map((value) => value - mean), mean];
}

function noRows(target: string): RangeError {
  return new RangeError(
    explain(
      "ModelImputer",
      `there is no row with ${JSON.stringify(target)} and all features.`,
      "The model is learned from rows in which nothing is missing.",
    ),
  );
}
