import { tensor } from "@gradus/core";
import { expectClose, gradcheck, shapes, tensorsOf } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanSquaredError } from "./mean-squared-error.ts";

const pairs = shapes({ maxRank: 2, maxLength: 3 }).chain((shape) =>
  fc.tuple(tensorsOf(shape), tensorsOf(shape)),
);

const reductions = fc.constantFrom("mean" as const, "sum" as const, "none" as const);

describe("meanSquaredError", () => {
  it("is smallest for the mean of the targets, where it is their variance", () => {
    fc.assert(
      fc.property(tensorsOf([5]), tensorsOf([]), (targets, other) => {
        const best = meanSquaredError(targets.full(0).add(targets.mean()), targets);
        const shifted = meanSquaredError(targets.full(0).add(targets.mean()).add(other), targets);
        expectClose(shifted, best.add(other.mul(other)), { absolute: 1e-12 });
      }),
    );
  });

  it("averages squares: (1² + 2² + 3²) / 3 = 14/3", () => {
    const prediction = tensor([1, 2, 6], { dtype: "float64" });
    const target = tensor([0, 4, 3], { dtype: "float64" });
    expect(meanSquaredError(prediction, target).toArray()).toBeCloseTo(14 / 3, 14);
  });

  it("has the gradient that finite differences find, for prediction and target", () => {
    fc.assert(
      fc.property(pairs, reductions, (pair, reduction) => {
        const loss = gradcheck((p, t) => meanSquaredError(p, t, { reduction }), pair);
        expect(loss.kinks).toBe(0);
      }),
    );
  });
});
