import { grad, tensor } from "@gradus/core";
import { awayFrom, expectClose, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { l2Penalty } from "./l2-penalty.ts";

/** Two weights of any shapes, away from the corner of |w|. */
const weights = fc
  .tuple(shapes({ maxRank: 2 }), shapes({ maxRank: 2 }))
  .chain(([a, b]) => fc.tuple(tensorsOf(a, awayFrom([0])), tensorsOf(b, awayFrom([0]))));

const lambdas = fc.double({ min: 0, max: 2, noNaN: true });

const counts = fc.integer({ min: 1, max: 100 });

describe("l2Penalty", () => {
  it("grows with the square of the weights: P(c w) = c² P(w)", () => {
    fc.assert(
      fc.property(weights, lambdas, counts, (pair, lambda, c) => {
        const scaled = pair.map((w) => w.mul(c));
        expectClose(l2Penalty(scaled, lambda), l2Penalty(pair, lambda).mul(c * c));
      }),
    );
  });

  it("does not see signs, and adds up over tensors", () => {
    fc.assert(
      fc.property(weights, lambdas, ([a, b], lambda) => {
        expectClose(l2Penalty([a.neg(), b], lambda), l2Penalty([a, b], lambda));
        expectClose(l2Penalty([a, b], lambda), l2Penalty(a, lambda).add(l2Penalty([b], lambda)));
      }),
    );
  });

  it("means the same in both forms where one λ is 2m times the other", () => {
    fc.assert(
      fc.property(weights, lambdas, counts, (pair, lambda, examples) => {
        expectClose(l2Penalty(pair, 2 * examples * lambda, { examples }), l2Penalty(pair, lambda));
      }),
    );
  });

  it("is λ Σ w², or λ/2m of it, whose slope is λ/m · w", () => {
    const w = tensor([-3, 0, 4], { dtype: "float64" });
    expect(l2Penalty(w, 0.5).toArray()).toBe(12.5);
    expect(l2Penalty(w, 0.5, { examples: 5 }).toArray()).toBe(1.25);
    expectClose(grad((v) => l2Penalty(v, 0.5, { examples: 5 }))(w), w.mul(0.1));
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(weights, lambdas, (pair, lambda) => {
        expect(gradcheck((...all) => l2Penalty(all, lambda), pair).kinks).toBe(0);
      }),
    );
  });

  it("says what it needs", () => {
    const w = tensor([1]);
    expect(() => l2Penalty([], 1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: l2Penalty: there are no weights.
        A penalty is paid by at least one tensor.
        Try: weightsOf(model)]
    `);
    expect(() => l2Penalty(w, -1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: l2Penalty: the lambda is -1.
        The lambda is a finite number, 0 or more.]
    `);
    expect(() => l2Penalty(w, NaN)).toThrow("the lambda is NaN.");
    expect(() => l2Penalty(w, 1, { examples: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: l2Penalty: the number of examples is 0.
        The number of examples is a finite number, 1 or more.]
    `);
  });
});
