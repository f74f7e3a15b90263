import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { erf } from "./erf.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("erf", () => {
  it("is odd: erf(−x) = −erf(x)", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(erf(x.neg()), erf(x).neg())));
  });

  it("holds two thirds of a normal distribution within one deviation: erf(1/√2) = 0.6827", () => {
    const x = tensor([Math.SQRT1_2, Math.SQRT2], { dtype: "float64" });
    const [one, two] = erf(x).dataSync();
    expect(one).toBeCloseTo(0.682689492137, 11);
    expect(two).toBeCloseTo(0.954499736104, 11);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        expect(gradcheck(erf, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("is flat and finite far out", () => {
    const x = tensor([1000, -1000, Infinity, NaN], { dtype: "float64" });
    expect(erf(x).toArray()).toEqual([1, -1, 1, NaN]);
    gradcheck(erf, [tensor([1000, -1000])]);
  });

  it("refuses whole numbers", () => {
    expect(() => erf(zeros([2], { dtype: "int32" }))).toThrow("erf: int32 holds whole numbers");
  });
});
