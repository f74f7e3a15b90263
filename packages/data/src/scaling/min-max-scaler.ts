import { explain } from "@gradus/core";
import { type Measure, Scaler } from "./scaler.ts";

/**
 * Scales every feature such that its training rows reach from `low` to `high`.
 *
 *     y = low + (x − min) / (max − min) · (high − low)
 *
 * Rows that were not fitted may land outside. A constant feature becomes `low`.
 *
 * @example
 * ```ts
 * const scaler = new MinMaxScaler(-1, 1).fit(train);
 * const scaled = scaler.transform(test);
 * ```
 */
export class MinMaxScaler extends Scaler {
  readonly low: number;
  readonly high: number;
  protected override readonly offset: number;

  /** @throws RangeError unless `low` is less than `high` */
  constructor(low = 0, high = 1) {
    super();
    if (!(low < high && Number.isFinite(high - low))) {
      throw new RangeError(
        explain("MinMaxScaler", `from ${low} to ${high}.`, "The lower end is less than the upper."),
      );
    }
    this.low = low;
    this.high = high;
    this.offset = low;
  }

  protected measure(values: Float64Array): Measure {
    const [min, max] = extremes(values);
    return { center: min, scale: (max - min) / (this.high - this.low) };
  }
}

/** The smallest and the largest of some numbers. */
export function extremes(values: Float64Array): [min: number, max: number] {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return [min, max];
}
