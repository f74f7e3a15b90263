import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { axesOf, expectClose, gradcheck, moderate, tensors } from "../testing/index.ts";
import { mean, sum } from "./sum.ts";

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);

const withAxes = tensors(moderate, { maxRank: 4, maxLength: 3 }).chain((a) =>
  axesOf(a.shape).map((axes) => ({ a, axes })),
);

describe("sum and mean", () => {
  it("fold an axis, several, or all", () => {
    expect(sum(x, 0).toArray()).toEqual([5, 7, 9]);
    expect(sum(x, -1).toArray()).toEqual([6, 15]);
    expect(sum(x).toArray()).toBe(21);
    expect(mean(x, 0).toArray()).toEqual([2.5, 3.5, 4.5]);
    expect(mean(x, [0, 1]).toArray()).toBe(3.5);
    expect(mean(tensor(4)).toArray()).toBe(4);
  });

  it("keep an axis with length 1 if asked", () => {
    expect(sum(x, 1, { keepAxis: true }).toArray()).toEqual([[6], [15]]);
    expect(mean(x, undefined, { keepAxis: true }).toArray()).toEqual([[3.5]]);
  });

  it("change nothing along no axis", () => {
    expect(sum(x, []).toArray()).toEqual(x.toArray());
    expect(mean(x, []).toArray()).toEqual(x.toArray());
  });

  it("fold several axes as one after the other", () => {
    fc.assert(
      fc.property(withAxes, ({ a, axes }) => {
        const onceEach = axes.reduce((y, axis) => sum(y, axis, { keepAxis: true }), a);
        expectClose(sum(a, axes, { keepAxis: true }), onceEach);
        expectClose(sum(a, axes), onceEach.reshape(sum(a, axes).shape));
      }),
    );
  });

  it("relate by the count: sum = n · mean", () => {
    fc.assert(
      fc.property(withAxes, ({ a, axes }) => {
        expectClose(mean(a, axes).mul(a.size), sum(a, axes).mul(sum(a, axes).size));
      }),
    );
  });

  it("are linear: Σ (2a + 1) = 2 Σ a + n", () => {
    fc.assert(
      fc.property(withAxes, ({ a, axes }) => {
        expectClose(
          sum(a.mul(2).add(1), axes),
          sum(a, axes)
            .mul(2)
            .add(sum(a.full(1), axes)),
        );
      }),
    );
  });

  it.each([
    ["sum", sum],
    ["mean", mean],
  ])("have the gradients that finite differences find: %s", (_, op) => {
    fc.assert(
      fc.property(withAxes, fc.boolean(), ({ a, axes }, keepAxis) => {
        gradcheck((b) => op(b, axes, { keepAxis }), [a]);
      }),
    );
    gradcheck((b) => op(b, 0), [x], { secondOrder: true });
  });

  it("are 0 and NaN for no numbers", () => {
    expect(sum(zeros([0])).toArray()).toBe(0);
    expect(sum(zeros([2, 0]), 1).toArray()).toEqual([0, 0]);
    expect(mean(zeros([2, 0]), 1).toArray()).toEqual([NaN, NaN]);
    expect(sum(zeros([2, 0]), 0).shape).toEqual([0]);
    expect(gradcheck((a) => sum(a, 0), [zeros([0, 3])]).checked).toBe(0);
  });

  it("carry NaN and infinities", () => {
    expect(sum(tensor([1, NaN])).toArray()).toBe(NaN);
    expect(sum(tensor([Infinity, 1])).toArray()).toBe(Infinity);
    expect(mean(tensor([Infinity, -Infinity])).toArray()).toBe(NaN);
  });

  it("lose nothing in a long float32 sum: totals are kept in double precision", () => {
    const ones = zeros([2 ** 24 + 3], { dtype: "int32" })
      .cast("float32")
      .add(1);
    expect(sum(ones).toArray()).toBe(2 ** 24 + 4);
  });

  it("add whole numbers, but do not average them", () => {
    expect(sum(tensor([1, 2], { dtype: "int32" })).dtype).toBe("int32");
    expect(() => mean(tensor([1, 2], { dtype: "int32" }))).toThrow("mean: int32 holds");
  });

  it("say which axis does not exist or is named twice", () => {
    expect(() => sum(x, 2)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: sum: axis 2 does not exist in [2, 3].
        A tensor of rank 2 has axes 0 to 1, or -2 to -1 from the end.]
    `);
    expect(() => mean(x, [1, -1])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: mean: axis 1 is named twice in [1, -1].
        Each axis is named once.]
    `);
  });
});
