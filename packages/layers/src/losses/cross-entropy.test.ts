import { grad, logSoftmax, oneHot, softmax, tensor, zeros } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossEntropy } from "./cross-entropy.ts";
import { negativeLogLikelihood } from "./negative-log-likelihood.ts";

/** Scores, labels among which some may be −1, and a weight for each class. */
const cases = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([batch, classes]) =>
    fc.record({
      x: tensorsOf([batch, classes]),
      labels: tensorsOf([batch], fc.integer({ min: 0, max: classes - 1 }), "int32"),
      padded: tensorsOf([batch], fc.integer({ min: -1, max: classes - 1 }), "int32"),
      classWeights: tensorsOf([classes], fc.double({ min: 0.1, max: 3, noNaN: true })),
      scores: tensorsOf([batch, classes]),
    }),
  );

const smoothings = fc.double({ min: 0, max: 1, noNaN: true });

const reductions = fc.constantFrom("mean" as const, "sum" as const, "none" as const);

describe("crossEntropy", () => {
  it("is the negative log-likelihood after a logSoftmax", () => {
    fc.assert(
      fc.property(cases, reductions, ({ x, padded, classWeights }, reduction) => {
        const options = { reduction, classWeights, ignoredIndex: -1 };
        expectClose(
          crossEntropy(x, padded, options),
          negativeLogLikelihood(logSoftmax(x), padded, options),
        );
      }),
    );
  });

  it("takes labels for the probabilities that they stand for, smoothed or not", () => {
    fc.assert(
      fc.property(cases, smoothings, ({ x, labels, classWeights }, labelSmoothing) => {
        const t = oneHot(labels, x.shape[1], { dtype: "float64" });
        const options = { labelSmoothing, classWeights, reduction: "sum" } as const;
        expectClose(crossEntropy(x, labels, options), crossEntropy(x, t, options));
      }),
    );
  });

  it("smooths toward the same loss for every label", () => {
    fc.assert(
      fc.property(cases, ({ x, labels }) => {
        const even = x.full(1 / x.shape[1]);
        expectClose(crossEntropy(x, labels, { labelSmoothing: 1 }), crossEntropy(x, even));
      }),
    );
  });

  it("pulls each score by the error of its probability: softmax(x) − t", () => {
    fc.assert(
      fc.property(cases, ({ x, scores }) => {
        const t = softmax(scores);
        const slope = grad((z) => crossEntropy(z, t, { reduction: "sum" }))(x);
        expectClose(slope, softmax(x).sub(t), { absolute: 1e-12 });
      }),
    );
  });

  it("does not care how high all scores are, even where exp would overflow", () => {
    fc.assert(
      fc.property(cases, ({ x, labels }) => {
        expectClose(crossEntropy(x.add(1000), labels), crossEntropy(x, labels), {
          relative: 1e-9,
          absolute: 1e-9,
        });
      }),
    );
  });

  it("leaves ignored examples out, as if they were not there", () => {
    fc.assert(
      fc.property(cases, ({ x, padded, classWeights }) => {
        const kept = [...padded.dataSync()].flatMap((label, i) => (label < 0 ? [] : [i]));
        fc.pre(kept.length > 0);
        const rows = (x.toArray() as number[][]).filter((_, i) => kept.includes(i));
        const labels = [...padded.dataSync()].filter((label) => label >= 0);
        expectClose(
          crossEntropy(x, padded, { ignoredIndex: -1, classWeights }),
          crossEntropy(tensor(rows, { dtype: "float64" }), tensor(labels, { dtype: "int32" }), {
            classWeights,
          }),
        );
      }),
    );
  });

  it("moves nothing where every example is ignored", () => {
    const x = tensor([[1, 2]]);
    const padding = tensor([-1], { dtype: "int32" });
    const loss = grad((z) => crossEntropy(z, padding, { ignoredIndex: -1 }));
    expect(crossEntropy(x, padding, { ignoredIndex: -1 }).toArray()).toBe(0);
    expect([...loss(x).dataSync()].map(Math.abs)).toEqual([0, 0]);
  });

  it("is log n for a model that knows nothing of n classes", () => {
    const labels = tensor([2, 0], { dtype: "int32" });
    const loss = crossEntropy(zeros([2, 3], { dtype: "float64" }), labels);
    expect(loss.toArray()).toBeCloseTo(Math.log(3), 14);
  });

  it("reads sequences: the classes are the last axis, whatever stands before", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3, 4]), (x) => {
        const labels = tensor([0, 1, 2, 3, 0, 1], { dtype: "int32" });
        expectClose(
          crossEntropy(x, labels.reshape([2, 3])),
          crossEntropy(x.reshape([6, 4]), labels),
        );
      }),
    );
  });

  it("has the gradient that finite differences find, with every option", () => {
    fc.assert(
      fc.property(
        cases,
        smoothings,
        reductions,
        ({ x, padded, classWeights, scores }, smoothing, reduction) => {
          const options = { labelSmoothing: smoothing, reduction, classWeights };
          const labels = gradcheck(
            (z) => crossEntropy(z, padded, { ...options, ignoredIndex: -1 }),
            [x],
          );
          const t = softmax(scores);
          const probabilities = gradcheck((z) => crossEntropy(z, t, options), [x]);
          expect(labels.kinks + probabilities.kinks).toBe(0);
        },
      ),
    );
  });

  it("stays exact at scores of ±1000", () => {
    const x = tensor([
      [1000, -1000],
      [1000, -1000],
    ]);
    const labels = tensor([0, 1], { dtype: "int32" });
    const losses = crossEntropy(x, labels, { reduction: "none" });
    expect([...losses.dataSync()].map(Math.abs)).toEqual([0, 2000]);
    const slope = grad((z) => crossEntropy(z, labels, { reduction: "sum" }))(x);
    expect([...slope.dataSync()].map((g) => g + 0)).toEqual([0, 0, 1, -1]);
  });
});

describe("crossEntropy, asked for what does not fit", () => {
  const x = zeros([2, 3]);
  const labels = tensor([0, 2], { dtype: "int32" });

  it("says which labels there are", () => {
    const tooLarge = tensor([0, 3], { dtype: "int32" });
    expect(() => crossEntropy(x, tooLarge)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: crossEntropy: the label is 3 at [1].
        With 3 classes, a label is a whole number from 0 to 2.]
    `);
    expect(() => crossEntropy(x, tensor([0, 1]))).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: crossEntropy: the labels are float32.
        A label is the number of a class, so labels are int32.
        Try: labels.cast("int32")]
    `);
    expect(() => crossEntropy(x, labels.reshape([2, 1]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: crossEntropy: the scores are [2, 3], the labels [2, 1].
        The last axis of the scores are the classes; the other axes are those of the labels.
        Try: labels.reshape([2])]
    `);
    expect(() => crossEntropy(x, tensor([0], { dtype: "int32" }))).toThrow("the labels [1]");
  });

  it("says what probabilities are", () => {
    expect(() => crossEntropy(x, x.full(2))).toThrow("the target is 2 at [0, 0].");
    expect(() => crossEntropy(x, x.full(NaN))).toThrow("the target is NaN at [0, 0].");
    expect(() => crossEntropy(x, x.full(1))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: crossEntropy: the target adds up to 3 over the classes of example 0.
        The probabilities of all classes of an example add up to 1.]
    `);
    const wide = x.full(1 / 3).cast("float64");
    expect(() => crossEntropy(x, wide)).toThrow("the prediction is float32, the target float64");
  });

  it("says what its options are", () => {
    expect(() => crossEntropy(x, labels, { labelSmoothing: 1.5 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: crossEntropy: labelSmoothing is 1.5.
        It is a part of 1: from 0 to 1.]
    `);
    expect(() => crossEntropy(x, labels, { classWeights: zeros([2]) }))
      .toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: crossEntropy: the class weights are [2], and there are 3 classes.
        There is one weight for each class: [classes].]
    `);
    expect(() => crossEntropy(x, labels, { classWeights: tensor([1, -1, 1]) }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: crossEntropy: the class weight is -1 at [1].
        A weight is a finite number, 0 or more.]
    `);
    expect(() => crossEntropy(x, x.full(1 / 3), { ignoredIndex: 0 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [TypeError: crossEntropy: ignoredIndex is 0, and the target are probabilities.
        Only a label can be an ignored one.]
    `);
  });

  it("says where the classes are, and that a mean needs an example", () => {
    expect(() => crossEntropy(zeros([2, 0]), labels)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: crossEntropy: the scores are [2, 0].
        The last axis of the scores are the classes, of which there is at least one.]
    `);
    expect(() => crossEntropy(zeros([]), labels)).toThrow("the scores are [].");
    const none = zeros([0], { dtype: "int32" });
    expect(() => crossEntropy(zeros([0, 3]), none)).toThrow("crossEntropy: there is no example");
    expect(crossEntropy(zeros([0, 3]), none, { reduction: "sum" }).toArray()).toBe(0);
  });
});
