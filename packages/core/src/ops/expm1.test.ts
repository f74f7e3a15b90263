import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { exp } from "./exp.ts";
import { expm1 } from "./expm1.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("expm1", () => {
  it("is the exponential minus 1", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(expm1(x), exp(x).sub(1))));
  });

  it("keeps the digits that the subtraction would lose", () => {
    const tiny = tensor([1e-12, -1e-12], { dtype: "float64" });
    expectClose(expm1(tiny), tiny, { relative: 1e-11 });
    expect(exp(tiny).sub(1).toArray()).not.toEqual(expm1(tiny).toArray());
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        expect(gradcheck(expm1, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("is −1 at −∞", () => {
    const x = tensor([-1000, -Infinity, Infinity, 0, NaN], { dtype: "float64" });
    expect(expm1(x).toArray()).toEqual([-1, -1, Infinity, 0, NaN]);
  });

  it("refuses whole numbers", () => {
    expect(() => expm1(zeros([2], { dtype: "int32" }))).toThrow("expm1: int32 holds whole numbers");
  });
});
