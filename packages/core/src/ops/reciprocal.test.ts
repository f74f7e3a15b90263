import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { awayFrom, expectClose, gradcheck, tensors } from "../testing/index.ts";
import { reciprocal } from "./reciprocal.ts";

const awayFromZero = awayFrom([0], { distance: 0.1 });

const small = { maxRank: 2, maxLength: 3 };

describe("reciprocal", () => {
  it("is 1 over the number", () => {
    expect(reciprocal(tensor([1, -2, 0.25])).toArray()).toEqual([1, -0.5, 4]);
  });

  it("gives 1 when multiplied with the number", () => {
    fc.assert(
      fc.property(tensors(awayFromZero), (x) => expectClose(reciprocal(x).mul(x), x.full(1))),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(awayFromZero, small), (x) => {
        expect(gradcheck(reciprocal, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("is ±∞ at ±0, and 0 at ±∞", () => {
    const y = reciprocal(tensor([0, -0, Infinity, -Infinity, NaN]));
    expect(y.toArray()).toEqual([Infinity, -Infinity, 0, -0, NaN]);
    expect(reciprocal(zeros([0])).shape).toEqual([0]);
  });

  it("refuses whole numbers", () => {
    const whole = zeros([2], { dtype: "int32" });
    expect(() => reciprocal(whole)).toThrow("reciprocal: int32 holds whole numbers");
  });
});
