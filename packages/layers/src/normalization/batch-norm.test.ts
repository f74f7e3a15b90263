import {
  noGrad,
  ones,
  parameter,
  Random,
  square,
  tensor,
  type Tensor,
  variance,
  zeros,
} from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchNorm } from "./batch-norm-function.ts";
import { BatchNorm } from "./batch-norm.ts";

const double = { dtype: "float64" } as const;
const positive = fc.double({ min: 0.3, max: 2, noNaN: true });

/** Batches of the three layouts, with two features or channels and four numbers or more for each. */
const layouts = fc.constantFrom([4, 2], [6, 2], [2, 2, 3], [2, 2, 2, 2], [1, 2, 2, 3]);

/** Batches with some variance in every feature, so that ε hardly counts. */
const batches = layouts.chain((shape) =>
  fc.integer({ min: 0, max: 0xffff }).map((seed) => new Random(seed).normal(shape, double)),
);
const scales = tensorsOf(
  [2],
  fc.oneof(
    positive,
    positive.map((x) => -x),
  ),
);
const shifts = tensorsOf([2]);

/** All axes but that of the features. */
function others(x: Tensor): number[] {
  return x.shape.flatMap((_, axis) => (axis === 1 ? [] : [axis]));
}

function alongFeatures(x: Tensor, like: Tensor): Tensor {
  return x.reshape(like.shape.map((length, axis) => (axis === 1 ? length : 1)));
}

describe("batchNorm", () => {
  it("gives each feature the mean β and the deviation |γ|", () => {
    fc.assert(
      fc.property(batches, scales, shifts, (x, gamma, beta) => {
        const { y } = batchNorm(x, gamma, beta, { epsilon: 1e-12 });
        expectClose(y.mean(others(x)), beta, { absolute: 1e-9 });
        expectClose(variance(y, others(x)), square(gamma), { relative: 1e-6 });
      }),
    );
  });

  it("does not notice that a feature was measured on another scale", () => {
    fc.assert(
      fc.property(
        batches,
        scales,
        fc.double({ min: -50, max: 50, noNaN: true }),
        (x, unit, from) => {
          const gamma = tensor([1, 1], double);
          const beta = tensor([0, 0], double);
          const norm = (t: Tensor): Tensor => batchNorm(t, gamma, beta, { epsilon: 1e-13 }).y;
          const scale = alongFeatures(unit, x);
          const sign = scale.div(square(scale).pow(0.5));
          expectClose(norm(x.mul(scale).add(from)), norm(x).mul(sign), { relative: 1e-6 });
        },
      ),
    );
  });

  it("gives −1 and 1 for two examples, however far apart", () => {
    const x = tensor(
      [
        [1000, -3],
        [3000, -5],
      ],
      double,
    );
    const { y, statistics } = batchNorm(x, tensor([1, 2], double), tensor([0, 10], double), {
      epsilon: 1e-15,
    });
    expectClose(
      y,
      tensor(
        [
          [-1, 12],
          [1, 8],
        ],
        double,
      ),
    );
    expectClose(statistics.mean, tensor([2000, -4], double));
    expectClose(statistics.variance, tensor([1e6, 1], double));
  });

  it("gives β where all numbers are the same, and stays finite at ±1000", () => {
    const x = tensor([
      [1000, -1000],
      [1000, -1000],
    ]);
    const { y } = batchNorm(x, ones([2]), tensor([3, 4]));
    expect(y.toArray()).toEqual([
      [3, 4],
      [3, 4],
    ]);
  });

  it("has the gradient of its formula, through the statistics too", () => {
    fc.assert(
      fc.property(batches, scales, shifts, (x, gamma, beta) => {
        gradcheck((a, b, c) => batchNorm(a, b, c).y, [x, gamma, beta]);
      }),
      { numRuns: 20 },
    );
  });

  it("has the gradient of its formula with given statistics", () => {
    const statistics = fc.record({ mean: shifts, variance: tensorsOf([2], positive) });
    fc.assert(
      fc.property(batches, scales, statistics, (x, gamma, given) => {
        const { mean } = given;
        gradcheck((a, b, c) => batchNorm(a, b, c, { statistics: given }).y, [x, gamma, mean]);
      }),
      { numRuns: 20 },
    );
  });

  it("can be differentiated twice", () => {
    const x = tensor(
      [
        [1, 2],
        [0.5, -1],
        [2, 0.3],
      ],
      double,
    );
    gradcheck((a, b) => batchNorm(a, b, tensor([0, 0], double)).y, [x, tensor([1, 2], double)], {
      secondOrder: true,
      tolerance: 1e-5,
    });
  });

  it("explains which axis holds the features", () => {
    const g = ones([3]);
    expect(() => batchNorm(zeros([4, 2]), g, g)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: batchNorm: the input is [4, 2] and gamma [3].
        The features stand along axis 1, [batch, features, ...], and each has one number of everything else.]
    `);
    expect(() => batchNorm(zeros([4, 5, 3]), g, g)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: batchNorm: the input is [4, 5, 3] and gamma [3].
        The features stand along axis 1, [batch, features, ...], and each has one number of everything else.
        Try: x.transpose(1, 2), if this is a sequence [batch, time, features]]
    `);
    expect(() => batchNorm(zeros([3]), g, g)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: batchNorm: the input is [3] and gamma [3].
        The features stand along axis 1, [batch, features, ...], and each has one number of everything else.]
    `);
    expect(() => batchNorm(zeros([4, 3]), g, ones([2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: batchNorm: the input is [4, 3] and beta [2].
        The features stand along axis 1, [batch, features, ...], and each has one number of everything else.]
    `);
  });

  it("explains why a batch of one example cannot be normalized", () => {
    const g = ones([3]);
    expect(() => batchNorm(zeros([1, 3]), g, g)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: batchNorm: the input [1, 3] has one number for each feature.
        While training, a feature is compared with the rest of its batch, which takes two numbers or more.
        Try: a larger batch (drop the last one if it is short), or eval() to use the running statistics.]
    `);
    expect(() => batchNorm(zeros([0, 3]), g, g)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: batchNorm: the input [0, 3] has no numbers for each feature.
        While training, a feature is compared with the rest of its batch, which takes two numbers or more.]
    `);
  });
});

describe("BatchNorm", () => {
  it("follows the batches with the unbiased variance", () => {
    const norm = new BatchNorm(1, double);
    norm.forward(tensor([[1], [3]], double)); // mean 2, unbiased variance 2
    expectClose(norm.runningMean.detach(), tensor([0.2], double));
    expectClose(norm.runningVariance.detach(), tensor([1.1], double)); // 0.9 · 1 + 0.1 · 2
    norm.forward(tensor([[1], [3]], double));
    expectClose(norm.runningMean.detach(), tensor([0.38], double));
  });

  it("knows the statistics of a batch that it met often enough", () => {
    fc.assert(
      fc.property(batches, (x) => {
        const norm = new BatchNorm(2, { momentum: 1, ...double });
        norm.forward(x);
        expectClose(norm.runningMean.detach(), x.mean(others(x)));
        expectClose(norm.runningVariance.detach(), variance(x, others(x), { correction: 1 }));
      }),
    );
  });

  it("treats each example alone in evaluation, and follows nothing", () => {
    fc.assert(
      fc.property(batches, (x) => {
        const norm = new BatchNorm(2, double);
        norm.forward(x);
        norm.eval();
        const before = norm.runningMean.dataSync();
        const together = norm.forward(x).slice([0, 1]);
        expectClose(norm.forward(x.slice([0, 1])), together);
        expect(norm.runningMean.dataSync()).toEqual(before);
      }),
    );
  });

  it("learns γ and β, and saves its running statistics with them", () => {
    const norm = new BatchNorm(3);
    norm
      .forward(new Random(1).normal([5, 3]))
      .sum()
      .backward();
    expect(norm.parameters().map(({ grad }) => grad?.shape)).toEqual([[3], [3]]);
    expect(Object.keys(norm.state())).toEqual(["gamma", "beta", "runningMean", "runningVariance"]);
  });

  it("can go back through an evaluation after a training step moved the statistics", () => {
    const norm = new BatchNorm(2, double).eval();
    const x = parameter(new Random(1).normal([4, 2], double));
    const loss = norm.forward(x).sum();
    noGrad(() => norm.train().forward(x));
    loss.backward();
    expectClose(norm.beta.grad!, tensor([4, 4], double));
    expectClose(x.grad!, x.full(1 / Math.sqrt(1 + 1e-5))); // the variance was 1 then
  });

  it("explains its options", () => {
    expect(() => new BatchNorm(0)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: BatchNorm: features is 0.
        features is a whole number, 1 or more.]
    `);
    expect(() => new BatchNorm(2, { momentum: 1.5 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: BatchNorm: momentum is 1.5.
        The momentum is the part of the new batch in the running statistics, from 0 to 1.]
    `);
    expect(() => new BatchNorm(2, { epsilon: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: BatchNorm: epsilon is 0.
        ε is a positive number, so that a feature without variance is not divided by 0.]
    `);
    expect(() => new BatchNorm(2, { epsilon: Number.NaN })).toThrow("epsilon is NaN.");
  });

  it("sees NaN and passes it on, as every operation does", () => {
    const y = new BatchNorm(2).forward(
      tensor([
        [Number.NaN, 1],
        [0, 2],
      ]),
    );
    expect(y.toArray()).toMatchObject([
      [Number.NaN, expect.any(Number)],
      [Number.NaN, expect.any(Number)],
    ]);
  });

  it("says what it was built with", () => {
    const config = new BatchNorm(3, { momentum: 0.2, epsilon: 1e-3, ...double }).config();
    expect(config).toEqual({ features: 3, momentum: 0.2, epsilon: 1e-3, dtype: "float64" });
  });

  it("rests while it is frozen, also when the layers around it train", () => {
    const norm = new BatchNorm(2).freeze().train();
    norm.forward(new Random(1).normal([4, 2]));
    expect(norm.runningMean.toArray()).toEqual([0, 0]);
  });
});
