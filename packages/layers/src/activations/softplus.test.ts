import { exp, grad, log, sigmoid, tensor } from "@gradus/core";
import { expectClose, gradcheck, moderate, tensors } from "@gradus/core/testing";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { softplus } from "./softplus.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("softplus", () => {
  it("is log(1 + eˣ)", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(softplus(x), log(exp(x).add(1)))));
  });

  it("splits a number into two parts: softplus(x) − softplus(−x) = x", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(softplus(x).sub(softplus(x.neg())), x)));
  });

  it("is log 2 at 0", () => {
    expect(softplus(tensor(0, { dtype: "float64" })).toArray()).toBeCloseTo(Math.LN2, 15);
  });

  it("has the sigmoid as its slope, also at 0 where its parts have corners", () => {
    const x = tensor([-1000, -3, 0, 3, 1000], { dtype: "float64" });
    expectClose(grad((z) => softplus(z).sum())(x), sigmoid(x));
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        expect(gradcheck(softplus, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("does not overflow, and keeps its digits far to the left", () => {
    expect(softplus(tensor([-1000, 1000, NaN])).toArray()).toEqual([0, 1000, NaN]);
    const far = tensor([-700], { dtype: "float64" });
    expectClose(softplus(far), exp(far), { absolute: 0 });
  });

  it("refuses whole numbers", () => {
    expect(() => softplus(tensor([1], { dtype: "int32" }))).toThrow("int32 holds whole numbers");
  });
});
