import { tensor } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracy } from "./accuracy.ts";
import { classificationReport } from "./classification-report.ts";
import { confusionMatrix } from "./confusion-matrix.ts";
import { perplexity } from "./perplexity.ts";
import { f1Score, precision, recall } from "./precision-recall-f1.ts";
import { rSquared } from "./r-squared.ts";
import { regressionErrors } from "./regression-errors.ts";
import { rocAuc, rocCurve } from "./roc.ts";

const labels = fc
  .array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 30 })
  .map((pairs) => ({ prediction: pairs.map(([p]) => p), target: pairs.map(([, t]) => t) }));

describe("confusionMatrix", () => {
  it("counts every row once: rows add up to true classes, columns to predicted ones", () => {
    fc.assert(
      fc.property(labels, ({ prediction, target }) => {
        const matrix = confusionMatrix(prediction, target, { classes: 4 });
        matrix.forEach((row, label) => {
          const count = (list: readonly number[]): number => list.filter((l) => l === label).length;
          expect(row.reduce((a, b) => a + b)).toBe(count(target));
          expect(matrix.reduce((sum, other) => sum + other[label], 0)).toBe(count(prediction));
        });
      }),
    );
  });

  it("has true classes in rows", () => {
    expect(confusionMatrix([0, 1, 1], tensor([0, 0, 1], { dtype: "int32" }))).toEqual([
      [1, 1],
      [0, 1],
    ]);
  });

  it("refuses what are no labels", () => {
    expect(() => confusionMatrix([0, 3], [0, 1], { classes: 3 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: confusionMatrix: prediction[1] is 3, with 3 classes.
        Labels of k classes are the whole numbers from 0 to k − 1.]
    `);
    expect(() => confusionMatrix([0.5], [0])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: confusionMatrix: prediction[0] is 0.5.
        Labels of k classes are the whole numbers from 0 to k − 1.
        Try: argmax(scores, 1) makes labels of scores.]
    `);
    expect(() => confusionMatrix([0, 1], [0])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: confusionMatrix: 2 in the prediction and 1 in the target.
        There are as many in the prediction as in the target, and at least one.]
    `);
    expect(() => accuracy([], [])).toThrow(RangeError);
    expect(() => accuracy([0], [Number.NaN])).toThrow(RangeError);
    expect(() => accuracy([-1], [0])).toThrow(RangeError);
  });
});

describe("precision, recall and F1", () => {
  it("swap when prediction and target do, and F1 stays", () => {
    fc.assert(
      fc.property(labels, fc.constantFrom("macro", "micro"), ({ prediction, target }, average) => {
        expect(precision(prediction, target, { average })).toBeCloseTo(
          recall(target, prediction, { average }),
          12,
        );
        expect(f1Score(prediction, target, { average })).toBeCloseTo(
          f1Score(target, prediction, { average }),
          12,
        );
      }),
    );
  });

  it("are the accuracy when all classes are counted together; so is the weighted recall", () => {
    fc.assert(
      fc.property(labels, ({ prediction, target }) => {
        const right = accuracy(prediction, target);
        const report = classificationReport(prediction, target);
        expect(report.micro).toEqual({ precision: right, recall: right, f1: right });
        expect(report.weighted.recall).toBeCloseTo(right, 12);
        expect(report.accuracy).toBe(right);
      }),
    );
  });

  it("lie between 0 and 1, and F1 between precision and recall", () => {
    fc.assert(
      fc.property(labels, ({ prediction, target }) => {
        for (const { precision: p, recall: r, f1 } of classificationReport(prediction, target)
          .classes) {
          expect(Math.min(p, r) - 1e-12).toBeLessThanOrEqual(f1);
          expect(f1).toBeLessThanOrEqual(Math.max(p, r) + 1e-12);
          expect(Math.max(p, r)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("are 2/3, 1/2 and 4/7 where 2 of 3 predictions are right and 2 of 4 positives found", () => {
    const prediction = [1, 1, 1, 0, 0, 0];
    const target = [1, 1, 0, 1, 1, 0];
    expect(precision(prediction, target)).toBe(2 / 3);
    expect(recall(prediction, target)).toBe(1 / 2);
    expect(f1Score(prediction, target)).toBe(4 / 7);
    expect(recall(prediction, target, { positive: 0 })).toBe(1 / 2);
    expect(f1Score(prediction, target, { average: "macro" })).toBeCloseTo((4 / 7 + 2 / 5) / 2, 12);
    expect(precision(prediction, target, { average: "weighted" })).toBeCloseTo(
      (4 * (2 / 3) + 2 / 3) / 6,
      12,
    );
  });

  it("are 0 where they would be 0/0", () => {
    expect(precision([0, 0], [1, 0])).toBe(0);
    expect(recall([1, 0], [0, 0])).toBe(0);
    expect(f1Score([0, 0], [0, 0])).toBe(0);
    expect(f1Score([0], [0], { average: "macro", classes: 2 })).toBe(0.5);
  });

  it("ask which average is meant for more than two classes", () => {
    expect(() => precision([2], [1])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: precision: 3 classes, of which 1 is positive.
        The average "binary" is for the classes 0 and 1, of which one is positive.
        Try: { average: "macro" }, or "micro", or "weighted".]
    `);
  });
});

describe("rocAuc", () => {
  const scored = fc
    .array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.nat(1)), { minLength: 2, maxLength: 30 })
    .map((pairs) => ({ score: pairs.map(([s]) => s), target: pairs.map(([, t]) => t) }))
    .filter(({ target }) => new Set(target).size === 2);

  it("is how likely a positive scores above a negative, ties counting half", () => {
    fc.assert(
      fc.property(scored, ({ score, target }) => {
        const [positives, negatives] = [1, 0].map((label) =>
          score.filter((_, i) => target[i] === label),
        );
        const won = positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0)));
        expect(rocAuc(score, target)).toBeCloseTo(
          won.reduce<number>((a, b) => a + b, 0) / won.length,
          12,
        );
      }),
    );
  });

  it("does not change under increasing functions, and turns round under decreasing ones", () => {
    fc.assert(
      fc.property(scored, ({ score, target }) => {
        const area = rocAuc(score, target);
        expect(
          rocAuc(
            score.map((s) => Math.exp(s / 4)),
            target,
          ),
        ).toBe(area);
        expect(
          rocAuc(
            score.map((s) => s ** 3 - 7),
            target,
          ),
        ).toBe(area);
        expect(
          rocAuc(
            score.map((s) => -s),
            target,
          ),
        ).toBeCloseTo(1 - area, 12);
      }),
    );
  });

  it("has a curve that rises from (0, 0) to (1, 1)", () => {
    fc.assert(
      fc.property(scored, ({ score, target }) => {
        const curve = rocCurve(score, target);
        expect(curve[0]).toEqual({
          threshold: Infinity,
          falsePositiveRate: 0,
          truePositiveRate: 0,
        });
        expect(curve.at(-1)).toMatchObject({ falsePositiveRate: 1, truePositiveRate: 1 });
        for (let i = 1; i < curve.length; i++) {
          expect(curve[i].falsePositiveRate).toBeGreaterThanOrEqual(curve[i - 1].falsePositiveRate);
          expect(curve[i].truePositiveRate).toBeGreaterThanOrEqual(curve[i - 1].truePositiveRate);
          expect(curve[i].threshold).toBeLessThan(curve[i - 1].threshold);
        }
      }),
    );
  });

  it("is 3/4 for one pair of four in the wrong order", () => {
    expect(rocAuc([0.9, 0.4, 0.6, 0.1], [1, 1, 0, 0])).toBe(0.75);
  });

  it("needs positives and negatives, and scores that have an order", () => {
    expect(() => rocAuc([0.1, 0.2], [1, 1])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: rocAuc: 2 positives and 0 negatives.
        Positives are compared with negatives, so there is one of each at least.]
    `);
    expect(() => rocAuc([0.1, Number.NaN], [1, 0])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: rocAuc: scores[1] is NaN.
        Every number of the scores is finite.]
    `);
    expect(() => rocCurve([0.1, 0.2], [1, 2])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: rocCurve: target[1] is 2.
        A row is positive, 1, or negative, 0.]
    `);
    expect(() => rocCurve([0.1], [1, 0])).toThrow(RangeError);
  });
});

describe("rSquared", () => {
  const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 20 });

  it("is 1 for the truth, 0 for its mean, and the same in any unit", () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const length = Math.min(a.length, b.length);
        const [target, guess] = [
          [...a.slice(0, length), 99],
          [...b.slice(0, length), 0],
        ];
        const mean = target.reduce((sum, y) => sum + y) / target.length;
        expect(rSquared(target, target)).toBe(1);
        expect(
          rSquared(
            target.map(() => mean),
            target,
          ),
        ).toBeCloseTo(0, 9);
        const other = (list: number[]): number[] => list.map((y) => 3 - 8 * y);
        expect(rSquared(other(guess), other(target))).toBeCloseTo(rSquared(guess, target), 9);
      }),
    );
  });

  it("is 1 or 0 for a constant target", () => {
    expect(rSquared([0.1, 0.1, 0.1], [0.1, 0.1, 0.1])).toBe(1);
    expect(rSquared([0.1, 0.1, 0.2], [0.1, 0.1, 0.1])).toBe(0);
    expect(() => rSquared([1], [Infinity])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: rSquared: target[0] is Infinity.
        Every number of the target is finite.]
    `);
  });
});

describe("regressionErrors", () => {
  it("are ordered: the mean absolute error is at most the root of the mean squared one", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 1 }), (pairs) => {
        const errors = regressionErrors(
          pairs.map(([p]) => p),
          pairs.map(([, t]) => t),
        );
        expect(errors.meanAbsolute).toBeLessThanOrEqual(errors.rootMeanSquared * (1 + 1e-12));
        expect(errors.rootMeanSquared).toBe(Math.sqrt(errors.meanSquared));
      }),
    );
  });

  it("are 5, √5, 2 and 100 % for errors of 1 and 3", () => {
    expect(regressionErrors([3, 5], tensor([2, 2]))).toEqual({
      meanSquared: 5,
      rootMeanSquared: Math.sqrt(5),
      meanAbsolute: 2,
      meanAbsolutePercentage: 1,
    });
    expect(regressionErrors([1], [0]).meanAbsolutePercentage).toBe(Infinity);
    expect(regressionErrors([0], [0]).meanAbsolutePercentage).toBe(0);
  });
});

describe("perplexity", () => {
  it("is k for a model that guesses among k tokens", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 50 }), (k, n) => {
        expect(perplexity(Array.from({ length: n }, () => -Math.log(k)))).toBeCloseTo(k, 6);
      }),
    );
    expect(perplexity([0, -Infinity])).toBe(Infinity);
    expect(perplexity([Math.log(0.5), Math.log(0.125)])).toBeCloseTo(4, 12);
  });

  it("takes logarithms of probabilities", () => {
    expect(() => perplexity([0.5])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: perplexity: logProbabilities[0] is 0.5.
        A probability is 1 at most, and its logarithm 0.
        Try: Math.log of the probabilities.]
    `);
    expect(() => perplexity([])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: perplexity: there are no tokens.
        A mean is over one token at least.]
    `);
    expect(() => perplexity([Number.NaN])).toThrow(RangeError);
  });
});
