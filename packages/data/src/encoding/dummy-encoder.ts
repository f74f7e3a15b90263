import { allocate, type DType, explain, fromData, type Tensor } from "@gradus/core";
import type { Label } from "../values/labels.ts";
import { CategoryEncoder, type CategoryValues } from "./category-encoder.ts";
import { largestPlaces } from "./largest-places.ts";

/** Which categories, and in which dtype. */
export interface DummyEncoderOptions {
  /** The categories and their order; learned by `fit` unless given. */
  readonly categories?: readonly Label[];
  /** float32 unless said otherwise. */
  readonly dtype?: DType;
}

/**
 * k categories in k − 1 columns: a 1 at the place of the category, and only zeros for the first one.
 *
 *     categories cat, dog, fish        cat → [0, 0]    dog → [1, 0]    fish → [0, 1]
 *
 * The k columns of a one-hot encoding add up to 1, so that a linear model with a bias has infinitely many
 * solutions; without one of them it has one. There is no row for unknown values: zeros are taken.
 *
 * @see Suits, "Use of Dummy Variables in Regression Equations" (1957)
 */
export class DummyEncoder extends CategoryEncoder {
  readonly dtype: DType;

  constructor({ categories, dtype = "float32" }: DummyEncoderOptions = {}) {
    super(categories);
    this.dtype = dtype;
  }

  /** How many columns a row has: one less than categories. */
  get width(): number {
    if (this.categories.length > 0) return this.categories.length - 1;
    throw new RangeError(
      explain("DummyEncoder", "there are no categories.", "The first category becomes zeros."),
    );
  }

  /** What the columns stand for: `island=Dream`, … */
  names(prefix: string): string[] {
    return this.categories.slice(1).map((category) => `${prefix}=${category}`);
  }

  /**
   * @param values one category a row
   * @returns `[rows, width]`
   * @throws RangeError for a value that is no category
   */
  transform(values: CategoryValues): Tensor {
    const { width } = this;
    const places = this.placesOf(values);
    this.refuseUnknown(values, places, 'new OneHotEncoder({ unknown: "zeros" })');
    const data = allocate(this.dtype, places.length * width);
    places.forEach((place, row) => {
      if (place > 0) data[row * width + place - 1] = 1;
    });
    return fromData(data, [places.length, width]);
  }

  /** The category of each row. `[rows, width]` → one category a row. */
  inverse(rows: Tensor): Label[] {
    return largestPlaces("DummyEncoder", rows, this.width).map(
      (place) => this.categories[place + 1],
    );
  }
}
