import { explain } from "@gradus/core";
import { checkPairs, finiteNumbers, type Numbers } from "../values/numbers.ts";

/** One threshold: what share of each class has a score at or above it. */
export interface RocPoint {
  readonly threshold: number;
  /** FP / negatives. */
  readonly falsePositiveRate: number;
  /** TP / positives. */
  readonly truePositiveRate: number;
}

/**
 * The receiver operating characteristic: how many positives are found, and how many negatives are taken
 * for one, as the threshold falls.
 *
 * It begins at (0, 0), where nothing reaches the threshold, and ends at (1, 1). Equal scores make one
 * step together.
 *
 * @param score the higher, the more likely positive, `[rows]`
 * @param target 1 where a row is positive, 0 where it is not, `[rows]`
 * @throws RangeError for lengths that differ, a score that is not finite, or a class without rows
 *
 * @see Fawcett, "An Introduction to ROC Analysis" (2006)
 */
export function rocCurve(score: Numbers, target: Numbers): RocPoint[] {
  const { scores, truth } = checked("rocCurve", score, target);
  const order = Array.from({ length: scores.length }, (_, row) => row).toSorted(
    (a, b) => scores[b] - scores[a],
  );
  const positives = order.filter((row) => truth[row] === 1).length;
  const points: RocPoint[] = [{ threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 }];
  let found = 0;
  order.forEach((row, at) => {
    if (truth[row] === 1) found++;
    if (scores[order[at + 1]] === scores[row]) return;
    points.push({
      threshold: scores[row],
      falsePositiveRate: (at + 1 - found) / (order.length - positives),
      truePositiveRate: found / positives,
    });
  });
  return points;
}

/**
 * The area under the ROC curve: how likely a positive has a higher score than a negative, where equal
 * scores count half.
 *
 *     AUC = P(score⁺ > score⁻) + ½ P(score⁺ = score⁻)
 *
 * Only the order of the scores counts, so that no increasing function of them changes it.
 *
 * @param score the higher, the more likely positive, `[rows]`
 * @param target 1 where a row is positive, 0 where it is not, `[rows]`
 * @throws RangeError for lengths that differ, a score that is not finite, or a class without rows
 *
 * @see Hanley & McNeil, "The Meaning and Use of the Area under a ROC Curve" (1982)
 */
export function rocAuc(score: Numbers, target: Numbers): number {
  checked("rocAuc", score, target);
  const points = rocCurve(score, target);
  let area = 0;
  for (let i = 1; i < points.length; i++) {
    const width = points[i].falsePositiveRate - points[i - 1].falsePositiveRate;
    area += (width * (points[i].truePositiveRate + points[i - 1].truePositiveRate)) / 2;
  }
  return area;
}

function checked(
  who: string,
  score: Numbers,
  target: Numbers,
): { scores: ArrayLike<number>; truth: ArrayLike<number> } {
  const scores = finiteNumbers(who, "scores", score);
  const truth = finiteNumbers(who, "target", target);
  checkPairs(
    who,
    { name: "scores", length: scores.length },
    { name: "target", length: truth.length },
  );
  const counts = [0, 0];
  for (let row = 0; row < truth.length; row++) {
    if (truth[row] !== 0 && truth[row] !== 1) {
      throw new RangeError(
        explain(who, `target[${row}] is ${truth[row]}.`, "A row is positive, 1, or negative, 0."),
      );
    }
    counts[truth[row]]++;
  }
  if (counts[0] > 0 && counts[1] > 0) return { scores, truth };
  throw new RangeError(
    explain(
      who,
      `${counts[1]} positives and ${counts[0]} negatives.`,
      "Positives are compared with negatives, so there is one of each at least.",
    ),
  );
}
