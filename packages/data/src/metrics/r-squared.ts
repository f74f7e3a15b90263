import { checkPairs, finiteNumbers, type Numbers } from "../values/numbers.ts";

/**
 * The coefficient of determination: which part of the target's variation a prediction explains.
 *
 *     R² = 1 − Σ (y − ŷ)² / Σ (y − ȳ)²
 *
 * 1 is perfect, 0 no better than the mean, and below 0 worse. For a constant target it is 1 if the
 * prediction is perfect, and 0 if it is not.
 *
 * @param prediction ŷ, any shape
 * @param target y, as many numbers
 * @throws RangeError for lengths that differ, no numbers, or what is not finite
 */
export function rSquared(prediction: Numbers, target: Numbers): number {
  const guess = finiteNumbers("rSquared", "prediction", prediction);
  const truth = finiteNumbers("rSquared", "target", target);
  checkPairs(
    "rSquared",
    { name: "prediction", length: guess.length },
    { name: "target", length: truth.length },
  );
  let [sum, constant] = [0, true];
  for (let i = 0; i < truth.length; i++) {
    sum += truth[i];
    constant &&= truth[i] === truth[0];
  }
  const mean = sum / truth.length;
  let [unexplained, total] = [0, 0];
  for (let i = 0; i < truth.length; i++) {
    unexplained += (truth[i] - guess[i]) ** 2;
    total += (truth[i] - mean) ** 2;
  }
  if (constant) return unexplained === 0 ? 1 : 0;
  return 1 - unexplained / total;
}
