import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { sigmoid } from "./sigmoid.ts";
import { tanh } from "./tanh.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("sigmoid", () => {
  it("is ½ at 0, and 3/4 at log 3", () => {
    const x = tensor([0, Math.log(3)], { dtype: "float64" });
    expectClose(sigmoid(x), tensor([0.5, 0.75], { dtype: "float64" }));
  });

  it("is symmetric: σ(−x) = 1 − σ(x)", () => {
    fc.assert(
      fc.property(tensors(), (x) => expectClose(sigmoid(x.neg()), sigmoid(x).neg().add(1))),
    );
  });

  it("is a stretched tanh: σ(x) = (1 + tanh(x/2)) / 2", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(sigmoid(x), tanh(x.div(2)).add(1).div(2))));
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        expect(gradcheck(sigmoid, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("does not overflow, and keeps its digits far to the left", () => {
    const x = tensor([1000, -1000, -700, Infinity, -Infinity, NaN], { dtype: "float64" });
    expect(sigmoid(x).toArray()).toEqual([1, 0, Math.exp(-700), 1, 0, NaN]);
    expect(sigmoid(zeros([0, 2])).shape).toEqual([0, 2]);
  });

  it("refuses whole numbers", () => {
    const whole = zeros([2], { dtype: "int32" });
    expect(() => sigmoid(whole)).toThrow("sigmoid: int32 holds whole numbers");
  });
});
