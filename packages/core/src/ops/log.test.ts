import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import { awayFrom, broadcastablePairs, expectClose, gradcheck, tensors } from "../testing/index.ts";
import { exp } from "./exp.ts";
import { log } from "./log.ts";

const positive = awayFrom([], { min: 0.05, max: 4 });

const small = { maxRank: 2, maxLength: 3 };

describe("log", () => {
  it("is 0 at 1 and 1 at e", () => {
    expect(log(tensor([1, Math.E], { dtype: "float64" })).toArray()).toEqual([0, 1]);
  });

  it("turns products into sums: log(ab) = log a + log b", () => {
    fc.assert(
      fc.property(broadcastablePairs(positive), ([a, b]) => {
        expectClose(log(a.mul(b)), log(a).add(log(b)));
      }),
    );
  });

  it("undoes exp", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(log(exp(x)), x)));
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(positive, small), (x) => {
        expect(gradcheck(log, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("is −∞ at 0, with an infinite slope, and NaN below", () => {
    const x = tensor([0, -1, Infinity, NaN], { dtype: "float64" });
    expect(log(x).toArray()).toEqual([-Infinity, NaN, Infinity, NaN]);
    expect(grad((a) => log(a).sum())(tensor([0])).toArray()).toEqual([Infinity]);
    expect(log(zeros([0])).shape).toEqual([0]);
  });

  it("refuses whole numbers", () => {
    expect(() => log(zeros([2], { dtype: "int32" }))).toThrow("log: int32 holds whole numbers");
  });
});
