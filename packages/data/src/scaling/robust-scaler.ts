import { quantile } from "./quantile.ts";
import { type Measure, Scaler } from "./scaler.ts";

/**
 * Scales every feature by its median and the distance between its quartiles.
 *
 *     y = (x − median) / (q₇₅ − q₂₅)
 *
 * A few outliers, however far, move neither. Where the quartiles are equal, the feature is shifted only.
 */
export class RobustScaler extends Scaler {
  protected measure(values: Float64Array): Measure {
    const ascending = values.toSorted();
    return {
      center: quantile(ascending, 0.5),
      scale: quantile(ascending, 0.75) - quantile(ascending, 0.25),
    };
  }
}
