import { clip, grad, tensor } from "@gradus/core";
import { expectClose, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halfSquaredError } from "./half-squared-error.ts";
import { huber } from "./huber.ts";
import { meanAbsoluteError } from "./mean-absolute-error.ts";

const pairs = shapes({ maxRank: 2, maxLength: 3 }).chain((shape) =>
  fc.tuple(tensorsOf(shape), tensorsOf(shape)),
);

const deltas = fc.double({ min: 0.1, max: 3, noNaN: true });

const reductions = fc.constantFrom("mean" as const, "sum" as const, "none" as const);

describe("huber", () => {
  it("is half the squared error where δ is larger than every error", () => {
    fc.assert(
      fc.property(pairs, ([p, t]) => {
        expectClose(huber(p, t, { delta: 5 }), halfSquaredError(p, t));
        expectClose(huber(p, t, { delta: Infinity }), halfSquaredError(p, t));
      }),
    );
  });

  it("comes close to δ times the absolute error as δ shrinks", () => {
    fc.assert(
      fc.property(pairs, ([p, t]) => {
        const delta = 1e-6;
        expectClose(huber(p, t, { delta }).div(delta), meanAbsoluteError(p, t), {
          absolute: delta,
        });
      }),
    );
  });

  it("pulls by the error, limited to δ", () => {
    fc.assert(
      fc.property(pairs, deltas, ([p, t], delta) => {
        const slope = grad((x) => huber(x, t, { delta, reduction: "sum" }))(p);
        expectClose(slope, clip(p.sub(t), -delta, delta));
      }),
    );
  });

  it("is ½ d² inside and δ (|d| − ½ δ) outside, without a jump at δ", () => {
    const errors = tensor([0, 1, 2, -4], { dtype: "float64" });
    const losses = huber(errors, errors.full(0), { delta: 2, reduction: "none" });
    expect(losses.toArray()).toEqual([0, 0.5, 2, 6]);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(pairs, deltas, reductions, (pair, delta, reduction) => {
        gradcheck((p, t) => huber(p, t, { delta, reduction }), pair);
      }),
    );
  });

  it("refuses a δ that leaves no inside", () => {
    const one = tensor([1]);
    expect(() => huber(one, one, { delta: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: huber: delta is 0.
        The delta is greater than 0.]
    `);
    expect(() => huber(one, one, { delta: NaN })).toThrow("huber: delta is NaN.");
  });
});
