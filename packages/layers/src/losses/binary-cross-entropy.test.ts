import { grad, sigmoid, tensor } from "@gradus/core";
import { expectClose, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy-with-logits.ts";
import { binaryCrossEntropy } from "./binary-cross-entropy.ts";

const inside = fc.double({ min: 0.05, max: 0.95, noNaN: true });

const probabilities = fc.double({ min: 0, max: 1, noNaN: true });

const pairs = shapes({ maxRank: 2, maxLength: 3 }).chain((shape) =>
  fc.tuple(tensorsOf(shape, inside), tensorsOf(shape, inside)),
);

const reductions = fc.constantFrom("mean" as const, "sum" as const, "none" as const);

describe("binaryCrossEntropy", () => {
  it("does not care which class is called positive", () => {
    fc.assert(
      fc.property(pairs, ([p, t]) => {
        expectClose(binaryCrossEntropy(p.neg().add(1), t.neg().add(1)), binaryCrossEntropy(p, t));
      }),
    );
  });

  it("is smallest where the prediction is the target: no guess beats the truth", () => {
    fc.assert(
      fc.property(pairs, ([p, t]) => {
        const [best, other] = [binaryCrossEntropy(t, t), binaryCrossEntropy(p, t)];
        expect(Number(other.toArray())).toBeGreaterThanOrEqual(Number(best.toArray()) - 1e-12);
      }),
    );
  });

  it("is the form with logits after a sigmoid", () => {
    fc.assert(
      fc.property(tensorsOf([4]), tensorsOf([4], probabilities), (z, t) => {
        expectClose(binaryCrossEntropy(sigmoid(z), t), binaryCrossEntropyWithLogits(z, t));
      }),
    );
  });

  it("is log 2 for a coin", () => {
    const coin = tensor([0.5, 0.5], { dtype: "float64" });
    const target = tensor([0, 1], { dtype: "float64" });
    expect(binaryCrossEntropy(coin, target).toArray()).toBeCloseTo(Math.LN2, 14);
  });

  it("has the gradient that finite differences find, for prediction and target", () => {
    fc.assert(
      fc.property(pairs, reductions, (pair, reduction) => {
        const f = gradcheck((p, t) => binaryCrossEntropy(p, t, { reduction }), pair, {
          secondOrder: true,
        });
        expect(f.kinks).toBe(0);
      }),
    );
  });

  it("stays finite for a certainty, right or wrong", () => {
    const [sure, target] = [tensor([0, 0, 1, 1]), tensor([0, 1, 0, 1])];
    const losses = binaryCrossEntropy(sure, target, { reduction: "none" });
    expect([...losses.dataSync()].map(Math.abs)).toEqual([0, 100, 100, 0]);
    const slopes = grad((p) => binaryCrossEntropy(p, target, { reduction: "sum" }))(
      sure,
    ).dataSync();
    expect([...slopes].map(Math.sign)).toEqual([0, -1, 1, 0]);
    for (const slope of slopes) expect(Math.abs(slope)).toBeLessThan(1.1e12);
  });

  it("refuses what is no probability", () => {
    const [half, over] = [tensor([0.5, 0.5]), tensor([0.5, 1.5])];
    expect(() => binaryCrossEntropy(over, half)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: binaryCrossEntropy: the prediction is 1.5 at [1].
        A probability lies between 0 and 1.
        Try: binaryCrossEntropyWithLogits(prediction, target), if these are scores before a sigmoid.]
    `);
    expect(() => binaryCrossEntropy(half, over)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: binaryCrossEntropy: the target is 1.5 at [1].
        A probability lies between 0 and 1.]
    `);
    expect(() => binaryCrossEntropy(half, tensor([NaN, 1]))).toThrow("the target is NaN at [0].");
    expect(() => binaryCrossEntropy(half, tensor([1]))).toThrow("binaryCrossEntropy: the pred");
    expect(binaryCrossEntropy(tensor([NaN, 1]), half).toArray()).toBeNaN();
  });
});
