import { grad, tensor } from "@gradus/core";
import { awayFrom, expectClose, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { l1Penalty } from "./l1-penalty.ts";

/** Two weights of any shapes, away from the corner of |w|. */
const weights = fc
  .tuple(shapes({ maxRank: 2 }), shapes({ maxRank: 2 }))
  .chain(([a, b]) => fc.tuple(tensorsOf(a, awayFrom([0])), tensorsOf(b, awayFrom([0]))));

const lambdas = fc.double({ min: 0, max: 2, noNaN: true });

const counts = fc.integer({ min: 1, max: 100 });

describe("l1Penalty", () => {
  it("grows with the weights: P(c w) = c P(w)", () => {
    fc.assert(
      fc.property(weights, lambdas, counts, (pair, lambda, c) => {
        const scaled = pair.map((w) => w.mul(c));
        expectClose(l1Penalty(scaled, lambda), l1Penalty(pair, lambda).mul(c));
      }),
    );
  });

  it("does not see signs, and adds up over tensors", () => {
    fc.assert(
      fc.property(weights, lambdas, ([a, b], lambda) => {
        expectClose(l1Penalty([a.neg(), b], lambda), l1Penalty([a, b], lambda));
        expectClose(l1Penalty([a, b], lambda), l1Penalty(a, lambda).add(l1Penalty([b], lambda)));
      }),
    );
  });

  it("is λ Σ |w|, with a slope of 0 at 0", () => {
    const w = tensor([-3, 0, 4], { dtype: "float64" });
    expect(l1Penalty(w, 0.5).toArray()).toBe(3.5);
    expect(grad((v) => l1Penalty(v, 0.5))(w).toArray()).toEqual([-0.5, 0, 0.5]);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(weights, lambdas, (pair, lambda) => {
        expect(gradcheck((...all) => l1Penalty(all, lambda), pair).kinks).toBe(0);
      }),
    );
  });

  it("says what it needs", () => {
    const w = tensor([1]);
    expect(() => l1Penalty([], 1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: l1Penalty: there are no weights.
        A penalty is paid by at least one tensor.
        Try: weightsOf(model)]
    `);
    expect(() => l1Penalty(w, -1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: l1Penalty: the lambda is -1.
        The lambda is a finite number, 0 or more.]
    `);
    expect(() => l1Penalty(w, NaN)).toThrow("the lambda is NaN.");
  });
});
