import { grad, sigmoid, tensor } from "@gradus/core";
import { expectClose, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.ts";

const inside = fc.double({ min: 0.05, max: 0.95, noNaN: true });

const pairs = shapes({ maxRank: 2, maxLength: 3 }).chain((shape) =>
  fc.tuple(tensorsOf(shape), tensorsOf(shape, inside)),
);

const reductions = fc.constantFrom("mean" as const, "sum" as const, "none" as const);

const weights = fc.double({ min: 0, max: 5, noNaN: true });

describe("binaryCrossEntropyWithLogits", () => {
  it("pulls each score by the error of its probability: σ(z) − t", () => {
    fc.assert(
      fc.property(pairs, ([z, t]) => {
        const loss = grad((x) => binaryCrossEntropyWithLogits(x, t, { reduction: "sum" }));
        expectClose(loss(z), sigmoid(z).sub(t), { absolute: 1e-12 });
      }),
    );
  });

  it("counts a positive example as many times as its weight says", () => {
    fc.assert(
      fc.property(tensorsOf([3]), weights, (z, positiveWeight) => {
        const options = { positiveWeight, reduction: "none" } as const;
        const [yes, no] = [z.full(1), z.full(0)];
        const plain = { reduction: "none" } as const;
        expectClose(
          binaryCrossEntropyWithLogits(z, yes, options),
          binaryCrossEntropyWithLogits(z, yes, plain).mul(positiveWeight),
        );
        expectClose(
          binaryCrossEntropyWithLogits(z, no, options),
          binaryCrossEntropyWithLogits(z, no, plain),
        );
      }),
    );
  });

  it("is log 2 for a score of 0, and log 4 for −log 3 where the answer is yes", () => {
    const z = tensor([0, -Math.log(3)], { dtype: "float64" });
    const losses = binaryCrossEntropyWithLogits(z, z.full(1), { reduction: "none" });
    expectClose(losses, tensor([Math.LN2, Math.log(4)], { dtype: "float64" }));
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(pairs, reductions, weights, ([z, t], reduction, positiveWeight) => {
        const options = { reduction, positiveWeight };
        const scores = gradcheck((x) => binaryCrossEntropyWithLogits(x, t, options), [z], {
          secondOrder: true,
        });
        const targets = gradcheck((x) => binaryCrossEntropyWithLogits(z, x, options), [t]);
        expect(scores.kinks + targets.kinks).toBe(0);
      }),
    );
  });

  it("stays exact at scores where a sigmoid would be 0 or 1", () => {
    const z = tensor([1000, -1000, 1000, -1000]);
    const t = tensor([1, 1, 0, 0]);
    const losses = binaryCrossEntropyWithLogits(z, t, { reduction: "none" });
    expect(losses.toArray()).toEqual([0, 1000, 1000, 0]);
    const slope = grad((x) => binaryCrossEntropyWithLogits(x, t, { reduction: "sum" }))(z);
    expect([...slope.dataSync()].map((g) => g + 0)).toEqual([0, -1, 1, 0]);
  });

  it("keeps the digits of a small loss: e⁻⁵⁰ for a score of 50", () => {
    const z = tensor([50, -50], { dtype: "float64" });
    const t = tensor([1, 0], { dtype: "float64" });
    const losses = binaryCrossEntropyWithLogits(z, t, { reduction: "none" });
    expectClose(losses, z.full(Math.exp(-50)), { absolute: 0 });
  });

  it("refuses targets and weights that make no sense", () => {
    const z = tensor([3, -3]);
    expect(() => binaryCrossEntropyWithLogits(z, z)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: binaryCrossEntropyWithLogits: the target is 3 at [0].
        A probability lies between 0 and 1.]
    `);
    const t = tensor([0, 1]);
    expect(() => binaryCrossEntropyWithLogits(z, t, { positiveWeight: -1 }))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: binaryCrossEntropyWithLogits: the positiveWeight is -1.
        The positiveWeight is a finite number, 0 or more.]
    `);
    expect(() => binaryCrossEntropyWithLogits(z, tensor([[0, 1]]))).toThrow("the target [1, 2]");
  });
});
