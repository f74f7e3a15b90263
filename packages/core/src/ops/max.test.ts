import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grad } from "../autograd/grad.ts";
import { fromData, tensor, zeros } from "../tensor/creation.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { anyDouble, axesOf, expectClose, gradcheck, shapes, tensors } from "../testing/index.ts";
import { max, min } from "./max.ts";

const x = tensor([
  [3, 1, 2],
  [4, 6, 5],
]);

/** Tensors whose numbers are all different, in any order, with axes. */
const distinct: fc.Arbitrary<{ x: Tensor; axes: number[] }> = shapes({ maxLength: 3 })
  .chain((shape) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const order = fc.shuffledSubarray([...Array(size).keys()], { minLength: size });
    return fc.tuple(fc.constant(shape), order, axesOf(shape));
  })
  .map(([shape, order, axes]) => ({ x: fromData(Float64Array.from(order), shape), axes }));

describe("max and min", () => {
  it("find the largest and the smallest number along an axis", () => {
    expect(max(x, 0).toArray()).toEqual([4, 6, 5]);
    expect(max(x, 1).toArray()).toEqual([3, 6]);
    expect(min(x, -1, { keepAxis: true }).toArray()).toEqual([[1], [4]]);
    expect([max(x).toArray(), min(x).toArray()]).toEqual([6, 1]);
  });

  it("are each other's mirror image: max(−x) = −min x", () => {
    fc.assert(fc.property(tensors(anyDouble), (a) => expectClose(max(a.neg()), min(a).neg())));
  });

  it("can be taken one axis after the other", () => {
    fc.assert(
      fc.property(tensors(anyDouble, { minRank: 2, maxRank: 3 }), (a) => {
        expectClose(max(a, [0, -1]), max(max(a, -1), 0));
      }),
    );
  });

  it.each([
    ["max", max],
    ["min", min],
  ])("have the gradients that finite differences find: %s", (_, op) => {
    fc.assert(
      fc.property(distinct, ({ x: a, axes }) => {
        const report = gradcheck((b) => op(b, axes), [a], { secondOrder: true });
        expect(report.kinks).toBe(0);
      }),
    );
  });

  it("share the gradient in equal parts at ties", () => {
    const ties = tensor([
      [1, 3, 3, 3],
      [2, 2, 0, 1],
    ]);
    const share = grad((a) => max(a, 1).sum())(ties).mul(6);
    expect(share.toArray()).toEqual([
      [0, 2, 2, 2],
      [3, 3, 0, 0],
    ]);
    expect(grad((a) => min(a).mul(6))(tensor([2, 1, 1])).toArray()).toEqual([0, 3, 3]);
  });

  it("let NaN win, and take infinities for numbers", () => {
    expect(max(tensor([1, NaN, Infinity])).toArray()).toBe(NaN);
    expect(min(tensor([NaN, 1])).toArray()).toBe(NaN);
    expect(max(tensor([-Infinity, -Infinity])).toArray()).toBe(-Infinity);
    expect(grad((a) => max(a))(tensor([1, Infinity])).toArray()).toEqual([0, 1]);
  });

  it("work on scalars, on whole numbers, and across empty axes", () => {
    expect(max(tensor(5)).toArray()).toBe(5);
    expect(max(tensor([1, -(2 ** 31)], { dtype: "int32" })).toArray()).toBe(1);
    expect(max(zeros([3, 0]), 0).shape).toEqual([0]);
    expect(max(zeros([0, 3]), 1).shape).toEqual([0]);
  });

  it("find nothing among nothing", () => {
    expect(() => max(zeros([3, 0]), 1)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: max: there are no numbers along axis 1 of [3, 0].
        Only a sum of nothing has a value, 0; there is no largest of no numbers.]
    `);
    expect(() => min(zeros([0, 0]))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: min: there are no numbers along axes 0, 1 of [0, 0].
        Only a sum of nothing has a value, 0; there is no smallest of no numbers.]
    `);
    expect(() => max(x, [0, -2])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: max: axis 0 is named twice in [0, -2].
        Each axis is named once.]
    `);
  });
});
