import { explain, Tensor } from "@gradus/core";
import type { Label, Labels } from "../values/labels.ts";

/** Categories to encode: labels, of which some may be missing. */
export type CategoryValues = Labels | ArrayLike<Label | null>;

/**
 * Gives categories a fixed order, so that a category has the same place in training, dev and test rows.
 */
export abstract class CategoryEncoder {
  private order: readonly Label[] | undefined;
  private places: ReadonlyMap<Label, number> = new Map();

  constructor(categories?: readonly Label[]) {
    if (categories) this.setOrder(categories);
  }

  /**
   * Learns the categories of training rows, in ascending order: numbers before texts. Missing values
   * are no category.
   */
  fit(values: CategoryValues): this {
    const found = new Set(listOf(values).filter((value) => value !== null));
    return this.setOrder([...found].toSorted(compareLabels));
  }

  /** The categories, in the order of their places. */
  get categories(): readonly Label[] {
    if (this.order) return this.order;
    throw new Error(
      explain(
        this.constructor.name,
        "no categories are known yet.",
        "An encoder is told its categories, or fitted to the training rows.",
        "encoder.fit(train)",
      ),
    );
  }

  /** The place of each value; −1 for those that are no category. */
  protected placesOf(values: CategoryValues): number[] {
    if (this.categories.length === 0) return listOf(values).map(() => -1);
    return listOf(values).map((value) => (value === null ? -1 : (this.places.get(value) ?? -1)));
  }

  /** Throws for the first value that is no category. */
  protected refuseUnknown(values: CategoryValues, places: readonly number[], hint?: string): void {
    const row = places.indexOf(-1);
    if (row === -1) return;
    const value = listOf(values)[row];
    throw new RangeError(
      explain(
        this.constructor.name,
        value === null ? `row ${row} has no value.` : `row ${row} is ${JSON.stringify(value)}.`,
        `The categories are ${this.categories.map((known) => JSON.stringify(known)).join(", ")}.`,
        hint,
      ),
    );
  }

  private setOrder(categories: readonly Label[]): this {
    this.places = new Map(categories.map((category, place) => [category, place]));
    const odd = categories.find((category) => category !== category);
    if (this.places.size !== categories.length || odd !== undefined) {
      throw new RangeError(
        explain(
          this.constructor.name,
          `the categories ${categories.map((known) => JSON.stringify(known)).join(", ")}.`,
          "Each category is named once, and NaN is none.",
        ),
      );
    }
    this.order = Object.freeze([...categories]);
    return this;
  }
}

function listOf(values: CategoryValues): (Label | null)[] {
  return values instanceof Tensor ? [...values.dataSync()] : Array.from(values);
}

function compareLabels(a: Label, b: Label): number {
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
