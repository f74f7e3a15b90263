import { explain, fromData, type Tensor } from "@gradus/core";
import type { Label } from "../values/labels.ts";
import { finiteNumbers, type Numbers } from "../values/numbers.ts";
import { CategoryEncoder, type CategoryValues } from "./category-encoder.ts";

/**
 * Categories as their places, 0 to k − 1: the labels that losses and metrics take.
 *
 *     categories cat, dog, fish        [dog, cat] → [1, 0]
 */
export class LabelEncoder extends CategoryEncoder {
  /**
   * @param values one category a row
   * @returns int32 `[rows]`
   * @throws RangeError for a value that is no category
   */
  transform(values: CategoryValues): Tensor {
    const places = this.placesOf(values);
    this.refuseUnknown(values, places);
    return fromData(Int32Array.from(places), [places.length]);
  }

  /**
   * The categories at some places.
   *
   * @throws RangeError for a place that no category has
   */
  inverse(places: Numbers): Label[] {
    const list = finiteNumbers("LabelEncoder", "places", places);
    return Array.from({ length: list.length }, (_, row) => {
      if (Object.hasOwn(this.categories, list[row])) return this.categories[list[row]];
      throw new RangeError(
        explain(
          "LabelEncoder",
          `row ${row} is the place ${list[row]}.`,
          `There are ${this.categories.length} categories, numbered from 0.`,
        ),
      );
    });
  }
}
