import { checkPairs, finiteNumbers, type Numbers } from "../values/numbers.ts";

/** How far predictions are from the truth. */
export interface RegressionErrors {
  /** Σ (ŷ − y)² / n */
  readonly meanSquared: number;
  /** √(Σ (ŷ − y)² / n), in the unit of the target */
  readonly rootMeanSquared: number;
  /** Σ |ŷ − y| / n */
  readonly meanAbsolute: number;
  /** Σ |ŷ − y| / |y| / n, a share; infinite if a target is 0 and its prediction is not */
  readonly meanAbsolutePercentage: number;
}

/**
 * The mean errors of predictions, as plain numbers to be reported. To learn from them, there are losses.
 *
 * @param prediction ŷ, any shape
 * @param target y, as many numbers
 * @throws RangeError for lengths that differ, no numbers, or what is not finite
 */
export function regressionErrors(prediction: Numbers, target: Numbers): RegressionErrors {
  const guess = finiteNumbers("regressionErrors", "prediction", prediction);
  const truth = finiteNumbers("regressionErrors", "target", target);
  const n = truth.length;
  checkPairs(
    "regressionErrors",
    { name: "prediction", length: guess.length },
    { name: "target", length: n },
  );
  let [squares, absolutes, shares] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const error = Math.abs(guess[i] - truth[i]);
    squares += error ** 2;
    absolutes += error;
    if (error > 0) shares += error / Math.abs(truth[i]);
  }
  return {
    meanSquared: squares / n,
    rootMeanSquared: Math.sqrt(squares / n),
    meanAbsolute: absolutes / n,
    meanAbsolutePercentage: shares / n,
  };
}
