import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import { fromData, tensor, zeros } from "../tensor/creation.ts";
import { awayFrom, broadcastablePairs, expectClose, gradcheck, tensors } from "../testing/index.ts";
import { abs, sign } from "./abs.ts";

const small = { maxRank: 2, maxLength: 3 };

describe("abs", () => {
  it("is the distance from 0", () => {
    expect(abs(tensor([-2, -0, 0, 3])).toArray()).toEqual([2, 0, 0, 3]);
  });

  it("goes through products: |ab| = |a| |b|", () => {
    fc.assert(
      fc.property(broadcastablePairs(), ([a, b]) => {
        expectClose(abs(a.mul(b)), abs(a).mul(abs(b)));
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(awayFrom([0]), small), (x) => {
        expect(gradcheck(abs, [x], { secondOrder: true }).kinks).toBe(0);
      }),
    );
  });

  it("takes 0 as its slope at 0", () => {
    expect(grad((x) => abs(x).sum())(tensor([-2, 0, 2])).toArray()).toEqual([-1, 0, 1]);
  });

  it("knows NaN, infinities, whole numbers and empty tensors", () => {
    expect(abs(tensor([NaN, -Infinity])).toArray()).toEqual([NaN, Infinity]);
    const whole = abs(fromData(Int32Array.of(-3, 3), [2]));
    expect([whole.dtype, whole.toArray()]).toEqual(["int32", [3, 3]]);
    expect(abs(zeros([0, 3])).shape).toEqual([0, 3]);
  });
});

describe("sign", () => {
  it("is −1, 0 or 1, and NaN for NaN", () => {
    expect(sign(tensor([-2, 0, 3, Infinity, NaN])).toArray()).toEqual([-1, 0, 1, 1, NaN]);
  });

  it("splits a number from its size: x = sign x · |x|", () => {
    fc.assert(fc.property(tensors(), (x) => expectClose(sign(x).mul(abs(x)), x)));
  });

  it("has slope 0, so it passes no gradient on", () => {
    expect(grad((x) => sign(x).mul(x).sum())(tensor([-2, 3])).toArray()).toEqual([-1, 1]);
  });
});
