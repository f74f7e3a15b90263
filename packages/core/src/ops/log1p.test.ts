import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { awayFrom, expectClose, gradcheck, tensors } from "../testing/index.ts";
import { expm1 } from "./expm1.ts";
import { log } from "./log.ts";
import { log1p } from "./log1p.ts";

const aboveMinusOne = awayFrom([], { min: -0.95, max: 3 });

const small = { maxRank: 2, maxLength: 3 };

describe("log1p", () => {
  it("is the logarithm of 1 + x", () => {
    fc.assert(fc.property(tensors(aboveMinusOne), (x) => expectClose(log1p(x), log(x.add(1)))));
  });

  it("undoes expm1", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(log1p(expm1(x)), x)));
  });

  it("keeps the digits that the sum would lose", () => {
    const tiny = tensor([1e-20, -1e-20], { dtype: "float64" });
    expectClose(log1p(tiny), tiny);
    expect(log(tiny.add(1)).toArray()).toEqual([0, 0]);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(aboveMinusOne, small), (x) => {
        expect(gradcheck(log1p, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("is −∞ at −1, and NaN below", () => {
    const x = tensor([-1, -2, 0, Infinity, NaN], { dtype: "float64" });
    expect(log1p(x).toArray()).toEqual([-Infinity, NaN, 0, Infinity, NaN]);
  });

  it("refuses whole numbers", () => {
    expect(() => log1p(zeros([2], { dtype: "int32" }))).toThrow("log1p: int32 holds whole numbers");
  });
});
