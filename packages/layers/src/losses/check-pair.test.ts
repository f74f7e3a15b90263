import { ones } from "@gradus/core";
import { describe, expect, it } from "vitest";
import { checkPair } from "./check-pair.ts";

const whole = ones([3], { dtype: "int32" });

describe("checkPair", () => {
  it("does not let shapes be broadcast", () => {
    expect(() => checkPair("loss", ones([3, 1]), ones([3]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: loss: the prediction is [3, 1], the target [3].
        Each prediction has one target: both have the same shape.
        Try: target.reshape([3, 1])]
    `);
    expect(() => checkPair("loss", ones([3]), ones([2]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: loss: the prediction is [3], the target [2].
        Each prediction has one target: both have the same shape.]
    `);
  });

  it("wants one dtype, with fractions", () => {
    expect(() => checkPair("loss", ones([3]), whole)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: loss: the prediction is float32, the target int32.
        A loss has fractions, and computes in one dtype.
        Try: target.cast("float32")]
    `);
    expect(() => checkPair("loss", whole, whole)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: loss: the prediction is int32, the target int32.
        A loss has fractions, and computes in one dtype.]
    `);
  });
});
