import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { exp } from "./exp.ts";
import { tanh } from "./tanh.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("tanh", () => {
  it("is 0 at 0, and 3/5 at log 2", () => {
    const x = tensor([0, Math.log(2)], { dtype: "float64" });
    expectClose(tanh(x), tensor([0, 0.6], { dtype: "float64" }));
  });

  it("is odd: tanh(−x) = −tanh x", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(tanh(x.neg()), tanh(x).neg())));
  });

  it("is its formula", () => {
    fc.assert(
      fc.property(tensors(), (x) => {
        const [up, down] = [exp(x), exp(x.neg())];
        expectClose(tanh(x), up.sub(down).div(up.add(down)));
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(moderate, small), (x) => {
        expect(gradcheck(tanh, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("saturates at ±1", () => {
    const x = tensor([1000, -1000, Infinity, -Infinity, NaN]);
    expect(tanh(x).toArray()).toEqual([1, -1, 1, -1, NaN]);
    expect(tanh(zeros([0])).shape).toEqual([0]);
  });

  it("refuses whole numbers", () => {
    expect(() => tanh(zeros([2], { dtype: "int32" }))).toThrow("tanh: int32 holds whole numbers");
  });
});
