import { grad, ones, tensor } from "@gradus/core";
import { awayFrom, expectClose, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hinge } from "./hinge.ts";

const signs = fc.constantFrom(-1, 1);

const pairs = shapes({ maxRank: 2, maxLength: 3 }).chain((shape) =>
  fc.tuple(tensorsOf(shape, awayFrom([-1, 1])), tensorsOf(shape, signs)),
);

const reductions = fc.constantFrom("mean" as const, "sum" as const, "none" as const);

describe("hinge", () => {
  it("does not care what the classes are called: swapping them swaps the scores", () => {
    fc.assert(
      fc.property(pairs, ([scores, target]) => {
        expectClose(hinge(scores.neg(), target.neg()), hinge(scores, target));
      }),
    );
  });

  it("is an upper bound of the share of wrong answers", () => {
    fc.assert(
      fc.property(pairs, ([scores, target]) => {
        const wrong = scores.mul(target).lessEqual(0).mean().toArray();
        expect(hinge(scores, target).toArray()).toBeGreaterThanOrEqual(Number(wrong));
      }),
    );
  });

  it("asks for a margin of 1 on the right side", () => {
    const scores = tensor([2, 1, 0.5, 0, -1]);
    expect(hinge(scores, ones([5]), { reduction: "none" }).toArray()).toEqual([0, 0, 0.5, 1, 2]);
    expect(hinge(scores, ones([5]).neg()).toArray()).toBe(1.5);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(pairs, reductions, ([scores, target], reduction) => {
        const loss = gradcheck((p) => hinge(p, target, { reduction }), [scores]);
        expect(loss.kinks).toBe(0);
      }),
    );
  });

  it("stays finite far out", () => {
    const far = tensor([1000, -1000]);
    expect(hinge(far, ones([2]), { reduction: "none" }).toArray()).toEqual([0, 1001]);
    const slope = grad((p) => hinge(p, ones([2]), { reduction: "sum" }))(far);
    expect([...slope.dataSync()].map((g) => g + 0)).toEqual([0, -1]);
  });

  it("refuses classes that are not called −1 and 1", () => {
    const scores = ones([2]);
    expect(() => hinge(scores, tensor([0, 1]))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: hinge: the target is 0 at [0].
        A target is −1 or 1.
        Try: target.mul(2).sub(1)]
    `);
    expect(() => hinge(scores, tensor([1, 2]))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: hinge: the target is 2 at [1].
        A target is −1 or 1.]
    `);
    expect(() => hinge(scores, tensor([1, NaN]))).toThrow("the target is NaN at [1].");
    expect(() => hinge(scores, ones([2, 1]))).toThrow("hinge: the prediction is [2]");
  });
});
