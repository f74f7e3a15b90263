import { log, logSoftmax, oneHot, softmax, tensor } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { negativeLogLikelihood } from "./negative-log-likelihood.ts";

const labelled = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([batch, classes]) =>
    fc.tuple(
      tensorsOf([batch, classes]),
      tensorsOf([batch], fc.integer({ min: 0, max: classes - 1 }), "int32"),
    ),
  );

describe("negativeLogLikelihood", () => {
  it("is what a one-hot target leaves of −Σ t log p", () => {
    fc.assert(
      fc.property(labelled, ([x, labels]) => {
        const t = oneHot(labels, x.shape[1], { dtype: "float64" });
        const logP = logSoftmax(x);
        expectClose(
          negativeLogLikelihood(logP, labels, { reduction: "none" }),
          t.mul(logP).sum(-1).neg(),
        );
      }),
    );
  });

  it("turns the product of the probabilities into a sum", () => {
    fc.assert(
      fc.property(labelled, ([x, labels]) => {
        const p = softmax(x);
        const [rows, chosen] = [p.toArray() as number[][], labels.dataSync()];
        const product = rows.reduce((all, row, i) => all * row[chosen[i]], 1);
        const sum = negativeLogLikelihood(log(p), labels, { reduction: "sum" });
        expect(sum.toArray()).toBeCloseTo(-Math.log(product), 9);
      }),
    );
  });

  it("looks at the label's place only", () => {
    const logP = tensor([
      [-1, -2],
      [-Infinity, -4],
    ]);
    const labels = tensor([0, 1], { dtype: "int32" });
    expect(negativeLogLikelihood(logP, labels).toArray()).toBe(2.5);
    expect(negativeLogLikelihood(logP, labels, { reduction: "none" }).toArray()).toEqual([1, 4]);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(labelled, ([x, labels]) => {
        expect(gradcheck((logP) => negativeLogLikelihood(logP, labels), [x]).kinks).toBe(0);
      }),
    );
  });

  it("says what labels are", () => {
    const logP = tensor([[-1, -1, -1]]);
    const three = tensor([3], { dtype: "int32" });
    expect(() => negativeLogLikelihood(logP, three)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: negativeLogLikelihood: the label is 3 at [0].
        With 3 classes, a label is a whole number from 0 to 2.]
    `);
    expect(() => negativeLogLikelihood(logP, three.neg())).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: negativeLogLikelihood: the label is -3 at [0].
        With 3 classes, a label is a whole number from 0 to 2.
        Try: { ignoredIndex: -3 }, if it marks examples to leave out.]
    `);
    expect(() => negativeLogLikelihood(logP, tensor([1]))).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: negativeLogLikelihood: the labels are float32.
        A label is the number of a class, so labels are int32.
        Try: labels.cast("int32")]
    `);
  });
});
