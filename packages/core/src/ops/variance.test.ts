import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { axesOf, expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { square } from "./square.ts";
import { mean } from "./sum.ts";
import { variance } from "./variance.ts";

const withAxes = tensors(moderate, { maxRank: 2, maxLength: 3 }).chain((x) =>
  axesOf(x.shape).map((axes) => ({ x, axes })),
);

describe("variance", () => {
  it("is the mean squared distance from the mean", () => {
    const x = tensor([
      [1, 3],
      [2, 8],
    ]);
    expect(variance(x, 1).toArray()).toEqual([1, 9]);
    expect(variance(x, 0, { keepAxis: true }).toArray()).toEqual([[0.25, 6.25]]);
    expect(variance(x, 1, { correction: 1 }).toArray()).toEqual([2, 18]);
    expect(variance(x).toArray()).toBe(7.25);
  });

  it("is the mean of the squares less the square of the mean", () => {
    fc.assert(
      fc.property(withAxes, ({ x, axes }) => {
        const difference = mean(square(x), axes).sub(square(mean(x, axes)));
        expectClose(variance(x, axes), difference, { absolute: 1e-12 });
      }),
    );
  });

  it("does not move with its numbers, and grows with the square of their scale", () => {
    fc.assert(
      fc.property(withAxes, ({ x, axes }) => {
        const expected = variance(x, axes).mul(9);
        expectClose(variance(x.mul(3).add(1e4), axes), expected, { absolute: 1e-9 });
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(withAxes, ({ x, axes }) => {
        const report = gradcheck((a) => variance(a, axes), [x], { secondOrder: true });
        expect(report.kinks).toBe(0);
      }),
    );
  });

  it("is 0 for one number, and NaN where nothing is left to divide by", () => {
    expect(variance(tensor([5])).toArray()).toBe(0);
    expect(variance(tensor([5]), 0, { correction: 1 }).toArray()).toBe(NaN);
    expect(variance(zeros([0])).toArray()).toBe(NaN);
    expect(variance(zeros([2, 0]), 0).shape).toEqual([0]);
    expect(variance(tensor([1, Infinity])).toArray()).toBe(NaN);
  });

  it("refuses whole numbers", () => {
    expect(() => variance(zeros([2], { dtype: "int32" }))).toThrow("variance: int32 holds");
  });
});
