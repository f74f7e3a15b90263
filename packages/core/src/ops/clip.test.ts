import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import { tensor, zeros } from "../tensor/creation.ts";
import { anyDouble, awayFrom, expectClose, gradcheck, tensors } from "../testing/index.ts";
import { clip } from "./clip.ts";
import { maximum, minimum } from "./maximum.ts";
import { sqrt } from "./sqrt.ts";

describe("clip", () => {
  it("moves numbers to the nearer end of the interval", () => {
    expect(clip(tensor([-2, 0.5, 3]), 0, 1).toArray()).toEqual([0, 0.5, 1]);
  });

  it("is the minimum of the maximum, and changes nothing the second time", () => {
    fc.assert(
      fc.property(tensors(anyDouble), (x) => {
        expectClose(clip(x, -1, 1), minimum(maximum(x, -1), 1));
        expectClose(clip(clip(x, -1, 1), -1, 1), clip(x, -1, 1));
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensors(awayFrom([-1, 1])), (x) => {
        expect(gradcheck((a) => clip(a, -1, 1), [x]).kinks).toBe(0);
      }),
    );
  });

  it("passes the gradient on at the ends, and exactly 0 outside, even of an infinite one", () => {
    const slope = grad((x) => clip(x, 0, 1).sum());
    expect(slope(tensor([-1, 0, 0.5, 1, 2, NaN])).toArray()).toEqual([0, 1, 1, 1, 0, 0]);
    const root = grad((x) => sqrt(clip(x, 0, Infinity)).sum());
    expect(root(tensor([-1, 4])).toArray()).toEqual([0, 0.25]);
  });

  it("keeps NaN, clips infinities, and may leave a side open", () => {
    const x = tensor([NaN, -Infinity, Infinity]);
    expect(clip(x, 0, 1).toArray()).toEqual([NaN, 0, 1]);
    expect(clip(x, -Infinity, 1).toArray()).toEqual([NaN, -Infinity, 1]);
    expect(clip(x, -Infinity, Infinity).toArray()).toEqual([NaN, -Infinity, Infinity]);
    expect(clip(zeros([0, 2]), 0, 1).shape).toEqual([0, 2]);
  });

  it("clips whole numbers at whole numbers", () => {
    const x = tensor([-5, 0, 5], { dtype: "int32" });
    expect(clip(x, 0, Infinity).toArray()).toEqual([0, 0, 5]);
    expect(() => clip(x, 0, 0.5)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: int32 tensor [3]: 0.5 is not an int32.
        An int32 is a whole number from -2147483648 to 2147483647.
        Try: x.cast("float32")]
    `);
  });

  it("refuses what is no interval", () => {
    expect(() => clip(zeros([1]), 1, 0)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: clip: from 1 to 0 is no interval.
        The lower bound is at most the upper one.
        Try: clip(x, 0, 1)]
    `);
    expect(() => clip(zeros([1]), NaN, 0)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: clip: from NaN to 0 is no interval.
        The lower bound is at most the upper one.]
    `);
  });
});
