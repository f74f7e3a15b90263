import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { broadcastablePairs, expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { exp } from "./exp.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("exp", () => {
  it("is 1 at 0 and e at 1", () => {
    expect(exp(tensor([0, 1], { dtype: "float64" })).toArray()).toEqual([1, Math.E]);
  });

  it("turns sums into products: exp(a + b) = exp a · exp b", () => {
    fc.assert(
      fc.property(broadcastablePairs(), ([a, b]) => {
        expectClose(exp(a.add(b)), exp(a).mul(exp(b)));
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        expect(gradcheck(exp, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("overflows to ∞ and underflows to 0", () => {
    const x = tensor([1000, -1000, Infinity, -Infinity, NaN], { dtype: "float64" });
    expect(exp(x).toArray()).toEqual([Infinity, 0, Infinity, 0, NaN]);
    expect(exp(zeros([2, 0])).shape).toEqual([2, 0]);
  });

  it("refuses whole numbers", () => {
    expect(() => exp(zeros([2], { dtype: "int32" }))).toThrow("exp: int32 holds whole numbers");
  });
});
