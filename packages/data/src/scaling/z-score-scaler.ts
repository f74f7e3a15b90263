import { extremes } from "./min-max-scaler.ts";
import { type Measure, Scaler } from "./scaler.ts";

/**
 * Scales every feature such that its training rows have mean 0 and standard deviation 1.
 *
 *     y = (x − μ) / σ        σ² = Σ (x − μ)² / n, of the population
 *
 * Also called standardization. A constant feature becomes 0.
 */
export class ZScoreScaler extends Scaler {
  protected measure(values: Float64Array): Measure {
    const [min, max] = extremes(values);
    if (min === max) return { center: min, scale: 0 }; // the mean would be rounded
    let sum = 0;
    for (const value of values) sum += value;
    const mean = sum / values.length;
    let squares = 0;
    for (const value of values) squares += (value - mean) ** 2;
    return { center: mean, scale: Math.sqrt(squares / values.length) };
  }
}
