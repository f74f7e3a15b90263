import { softmax, tensor } from "@gradus/core";
import { expectClose, gradcheck, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossEntropy } from "./cross-entropy.ts";
import { klDivergence } from "./kl-divergence.ts";

const scores = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain((shape) => fc.tuple(tensorsOf(shape), tensorsOf(shape)));

const reductions = fc.constantFrom("mean" as const, "sum" as const, "none" as const);

describe("klDivergence", () => {
  it("is never negative, and 0 where prediction and target agree (Gibbs)", () => {
    fc.assert(
      fc.property(scores, ([a, b]) => {
        const [q, p] = [softmax(a), softmax(b)];
        expect(Number(klDivergence(q, p).toArray())).toBeGreaterThanOrEqual(-1e-12);
        expectClose(klDivergence(p, p), tensor(0, { dtype: "float64" }), { absolute: 1e-12 });
      }),
    );
  });

  it("is the cross-entropy less the entropy of the target", () => {
    fc.assert(
      fc.property(scores, reductions, ([a, b], reduction) => {
        const p = softmax(b);
        const [whole, rest] = [a, b].map((x) => crossEntropy(x, p, { reduction }));
        expectClose(klDivergence(softmax(a), p, { reduction }), whole.sub(rest), {
          absolute: 1e-9,
        });
      }),
    );
  });

  it("counts 0 · log 0 as 0, and what was ruled out as infinitely surprising", () => {
    const p = tensor([[0, 0.5, 0.5]], { dtype: "float64" });
    const q = tensor([[0.5, 0.25, 0.25]], { dtype: "float64" });
    expect(klDivergence(q, p).toArray()).toBeCloseTo(Math.LN2, 14);
    expect(klDivergence(p, p).toArray()).toBe(0);
    expect(klDivergence(p, q).toArray()).toBe(Infinity);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(scores, reductions, ([a, b], reduction) => {
        const p = softmax(b);
        const f = gradcheck((q) => klDivergence(q, p, { reduction }), [softmax(a).mul(0.9)]);
        expect(f.kinks).toBe(0);
      }),
    );
  });

  it("refuses what is no distribution", () => {
    const half = tensor([[0.5, 0.5]]);
    expect(() => klDivergence(tensor([[2, -1]]), half)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: klDivergence: the prediction is 2 at [0, 0].
        A probability lies between 0 and 1.
        Try: klDivergence(softmax(prediction), target), if these are scores.]
    `);
    expect(() => klDivergence(half, tensor([[0.5, 0.9]]))).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: klDivergence: the target adds up to 1.4 over the classes of example 0.
        The probabilities of all classes of an example add up to 1.]
    `);
    expect(() => klDivergence(half, tensor([0.5, 0.5]))).toThrow("klDivergence: the prediction");
    expect(() => klDivergence(half, tensor([[NaN, 0.5]]))).toThrow("the target is NaN at [0, 0].");
  });
});
