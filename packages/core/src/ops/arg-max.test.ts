import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, moderate, tensors } from "../testing/index.ts";
import { argmax, argmin } from "./arg-max.ts";
import { gather } from "./gather.ts";

const x = tensor([
  [3, 1, 2],
  [4, 6, 5],
]);

describe("argmax and argmin", () => {
  it("say where the largest and the smallest number stand", () => {
    expect(argmax(x, 0).toArray()).toEqual([1, 1, 1]);
    expect(argmax(x, 1).toArray()).toEqual([0, 1]);
    expect(argmin(x, -1).toArray()).toEqual([1, 0]);
    expect(argmax(x).toArray()).toBe(4);
    expect(argmin(x).toArray()).toBe(1);
  });

  it("give int32, and keep the axis with length 1 if asked", () => {
    expect(argmax(x, 1).dtype).toBe("int32");
    expect(argmax(x, 1, { keepAxis: true }).shape).toEqual([2, 1]);
    expect(argmax(x, undefined, { keepAxis: true }).shape).toEqual([1, 1]);
    expect(argmax(tensor(7)).toArray()).toBe(0);
  });

  it("point at the largest and the smallest number", () => {
    fc.assert(
      fc.property(tensors(moderate, { minRank: 1, maxRank: 1 }), (row) => {
        expectClose(gather(row, argmax(row, 0)), row.max());
        expectClose(gather(row, argmin(row, 0)), row.min());
      }),
    );
  });

  it("are each other's mirror image", () => {
    fc.assert(
      fc.property(tensors(moderate, { minRank: 1 }), (a) => {
        expectClose(argmax(a.neg(), -1), argmin(a, -1));
      }),
    );
  });

  it("name the first at ties, and the first NaN if there is one", () => {
    expect(argmax(tensor([2, 5, 5])).toArray()).toBe(1);
    expect(argmin(tensor([2, 1, 1])).toArray()).toBe(1);
    expect(argmax(tensor([1, NaN, 3, NaN])).toArray()).toBe(1);
    expect(argmin(tensor([NaN, 1])).toArray()).toBe(0);
    expect(argmax(tensor([-Infinity, -Infinity])).toArray()).toBe(0);
  });

  it("search whole numbers too", () => {
    const whole = tensor([-(2 ** 31), 7, 2 ** 31 - 1], { dtype: "int32" });
    expect([argmax(whole).toArray(), argmin(whole).toArray()]).toEqual([2, 0]);
  });

  it("find nothing among nothing", () => {
    expect(argmax(zeros([0, 3]), 1).shape).toEqual([0]);
    expect(() => argmax(zeros([3, 0]), 1)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: argmax: there are no numbers to search in [3, 0].
        A place can be found only among at least one number.]
    `);
    expect(() => argmin(zeros([0]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: argmin: there are no numbers to search in [0].
        A place can be found only among at least one number.]
    `);
    expect(() => argmax(x, 2)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: argmax: axis 2 does not exist in [2, 3].
        A tensor of rank 2 has axes 0 to 1, or -2 to -1 from the end.]
    `);
  });
});
