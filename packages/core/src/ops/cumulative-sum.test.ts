import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { cumulativeSum } from "./cumulative-sum.ts";
import { flip } from "./slice.ts";

const matrices = tensors(moderate, { minRank: 1, maxLength: 3 });

describe("cumulativeSum", () => {
  it("adds up along an axis, from either end", () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(cumulativeSum(x, 1).toArray()).toEqual([
      [1, 3, 6],
      [4, 9, 15],
    ]);
    expect(cumulativeSum(x, 0).toArray()).toEqual([
      [1, 2, 3],
      [5, 7, 9],
    ]);
    expect(cumulativeSum(x, -1, { reverse: true }).toArray()).toEqual([
      [6, 5, 3],
      [15, 11, 6],
    ]);
  });

  it("ends with the sum", () => {
    fc.assert(
      fc.property(matrices, (x) => {
        expectClose(cumulativeSum(x, 0).slice(-1), x.sum(0));
      }),
    );
  });

  it("runs backward as it runs forward over the flipped axis", () => {
    fc.assert(
      fc.property(matrices, (x) => {
        expectClose(
          cumulativeSum(x, -1, { reverse: true }),
          flip(cumulativeSum(flip(x, -1), -1), -1),
        );
      }),
    );
  });

  it.each([false, true])("has the gradient that finite differences find: reverse %s", (reverse) => {
    fc.assert(
      fc.property(matrices, (x) => {
        const both = (a: typeof x): typeof x => cumulativeSum(cumulativeSum(a, 0), -1, { reverse });
        expect(gradcheck(both, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("carries NaN and infinities on", () => {
    expect(cumulativeSum(tensor([1, NaN, 2]), 0).toArray()).toEqual([1, NaN, NaN]);
    const x = tensor([1, Infinity, -Infinity, 2]);
    expect(cumulativeSum(x, 0).toArray()).toEqual([1, Infinity, NaN, NaN]);
  });

  it("works on nothing, on one number, and on whole numbers", () => {
    expect(cumulativeSum(zeros([0, 2]), 0).shape).toEqual([0, 2]);
    expect(cumulativeSum(zeros([2, 0]), 0).shape).toEqual([2, 0]);
    expect(cumulativeSum(tensor([[5]]), 0).toArray()).toEqual([[5]]);
    const whole = tensor([2 ** 31 - 1, 1], { dtype: "int32" });
    expect(cumulativeSum(whole, 0).toArray()).toEqual([2 ** 31 - 1, -(2 ** 31)]);
  });

  it("needs an axis", () => {
    expect(() => cumulativeSum(tensor(1), 0)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: cumulativeSum: axis 0 does not exist in [].
        A scalar has no axes.]
    `);
  });
});
