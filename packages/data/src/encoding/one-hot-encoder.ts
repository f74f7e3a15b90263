import { allocate, type DType, fromData, type Tensor } from "@gradus/core";
import type { Label } from "../values/labels.ts";
import { CategoryEncoder, type CategoryValues } from "./category-encoder.ts";
import { largestPlaces } from "./largest-places.ts";

/**
 * What becomes of a value that is no category: an error, a row of zeros, or a 1 in a column of its own,
 * the last one.
 */
export type UnknownPolicy = "error" | "zeros" | "column";

/** Which categories, what becomes of others, and in which dtype. */
export interface OneHotEncoderOptions {
  /** The categories and their order; learned by `fit` unless given. */
  readonly categories?: readonly Label[];
  /** "error" unless said otherwise. */
  readonly unknown?: UnknownPolicy;
  /** float32 unless said otherwise. */
  readonly dtype?: DType;
}

/**
 * Categories as rows of zeros with a single 1, at the place of the category.
 *
 *     categories cat, dog, fish        dog → [0, 1, 0]
 *
 * Categories have no order and no distances; their places would have both.
 *
 * @example
 * ```ts
 * const encoder = new OneHotEncoder({ unknown: "zeros" }).fit(train.strings("island"));
 * const x = encoder.transform(test.strings("island"));
 * ```
 */
export class OneHotEncoder extends CategoryEncoder {
  readonly unknown: UnknownPolicy;
  readonly dtype: DType;

  constructor({ categories, unknown = "error", dtype = "float32" }: OneHotEncoderOptions = {}) {
    super(categories);
    this.unknown = unknown;
    this.dtype = dtype;
  }

  /** How many columns a row has. */
  get width(): number {
    return this.categories.length + (this.unknown === "column" ? 1 : 0);
  }

  /** What the columns stand for: `island=Dream`, `island=Biscoe`, … */
  names(prefix: string): string[] {
    const names = this.categories.map((category) => `${prefix}=${category}`);
    return this.unknown === "column" ? [...names, `${prefix}=unknown`] : names;
  }

  /**
   * @param values one category a row
   * @returns `[rows, width]`
   * @throws RangeError for a value that is no category, if the policy is "error"
   */
  transform(values: CategoryValues): Tensor {
    const places = this.placesOf(values);
    if (this.unknown === "error")
      this.refuseUnknown(values, places, 'new OneHotEncoder({ unknown: "zeros" })');
    const data = allocate(this.dtype, places.length * this.width);
    places.forEach((place, row) => {
      if (place !== -1) data[row * this.width + place] = 1;
      else if (this.unknown === "column") data[(row + 1) * this.width - 1] = 1;
    });
    return fromData(data, [places.length, this.width]);
  }

  /**
   * The category of each row: the one with the largest number, so that probabilities can be given too.
   *
   * @param rows `[rows, width]`
   * @returns null for the column of unknown values, and for rows of zeros
   */
  inverse(rows: Tensor): (Label | null)[] {
    return largestPlaces("OneHotEncoder", rows, this.width).map(
      (place) => this.categories[place] ?? null,
    );
  }
}
