import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import { axesOf, expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { exp } from "./exp.ts";
import { logSumExp } from "./log-sum-exp.ts";
import { log } from "./log.ts";
import { softmax } from "./softmax.ts";

const double = { dtype: "float64" } as const;
const withAxes = tensors(moderate, { maxRank: 2, maxLength: 3 }).chain((x) =>
  axesOf(x.shape).map((axes) => ({ x, axes })),
);

describe("logSumExp", () => {
  it("is log 3 for three zeros", () => {
    expectClose(logSumExp(zeros([3], double)), tensor(Math.log(3), double));
  });

  it("is its formula, along any axes", () => {
    fc.assert(
      fc.property(withAxes, fc.boolean(), ({ x, axes }, keepAxis) => {
        expectClose(logSumExp(x, axes, { keepAxis }), log(exp(x).sum(axes, { keepAxis })));
      }),
    );
  });

  it("moves with its numbers: logSumExp(x + c) = logSumExp(x) + c, even where exp overflows", () => {
    fc.assert(
      fc.property(withAxes, ({ x, axes }) => {
        expectClose(logSumExp(x.add(1000), axes), logSumExp(x, axes).add(1000));
        expectClose(logSumExp(x.sub(1000), axes), logSumExp(x, axes).sub(1000));
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(withAxes, ({ x, axes }) => {
        expect(gradcheck((a) => logSumExp(a, axes), [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("has softmax as its gradient, also at ties", () => {
    fc.assert(
      fc.property(tensors(fc.constantFrom(0, 1000, -1000), { minRank: 1 }), (x) => {
        expectClose(grad((a) => logSumExp(a, -1).sum())(x), softmax(x, -1));
      }),
    );
  });

  it("ignores −∞, and is ∞ or NaN where one of the numbers is", () => {
    expect(logSumExp(tensor([5, -Infinity], double)).toArray()).toBe(5);
    expect(logSumExp(tensor([-Infinity, -Infinity])).toArray()).toBe(-Infinity);
    expect(logSumExp(tensor([0, Infinity])).toArray()).toBe(Infinity);
    expect(logSumExp(tensor([0, NaN])).toArray()).toBe(NaN);
  });

  it("is −∞, the logarithm of 0, for no numbers", () => {
    expect(logSumExp(zeros([0])).toArray()).toBe(-Infinity);
    expect(logSumExp(zeros([2, 0]), 1).toArray()).toEqual([-Infinity, -Infinity]);
    expect(logSumExp(zeros([2, 0]), 0).shape).toEqual([0]);
  });

  it("refuses whole numbers", () => {
    expect(() => logSumExp(zeros([2], { dtype: "int32" }))).toThrow("logSumExp: int32 holds");
  });
});
