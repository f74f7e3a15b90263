import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { broadcastShapes } from "../tensor/shape.ts";
import { broadcastablePairs, expectClose, gradcheck, moderate } from "../testing/index.ts";
import { broadcastTo, sumTo } from "./broadcast.ts";

const withEmpty = { allowEmpty: true, maxLength: 3 };

describe("broadcastTo", () => {
  it("repeats rows, columns and numbers", () => {
    expect(broadcastTo(tensor([1, 2]), [2, 2]).toArray()).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(broadcastTo(tensor([[1], [2]]), [2, 2]).toArray()).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(broadcastTo(tensor(3), [1, 2]).toArray()).toEqual([[3, 3]]);
    expect(broadcastTo(tensor([1]), [0]).shape).toEqual([0]);
  });

  it("is what arithmetic does: x + 0 of a shape is x stretched to it", () => {
    fc.assert(
      fc.property(broadcastablePairs(moderate, moderate, withEmpty), ([a, b]) => {
        const shape = broadcastShapes("test", a.shape, b.shape);
        expectClose(broadcastTo(a, shape), a.add(zeros(shape, { dtype: "float64" })));
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(broadcastablePairs(moderate, moderate, withEmpty), ([a, b]) => {
        const shape = broadcastShapes("test", a.shape, b.shape);
        gradcheck((x) => broadcastTo(x, shape), [a], { secondOrder: true });
      }),
    );
  });

  it("says which axis does not stretch", () => {
    expect(() => broadcastTo(zeros([2, 3]), [2, 4])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: broadcastTo: [2, 3] does not stretch to [2, 4].
        Aligned from the right, an axis of length 1 stretches to any length, and every other axis keeps its own.]
    `);
    expect(() => broadcastTo(zeros([2, 3]), [3])).toThrow("[2, 3] does not stretch to [3]");
    expect(() => broadcastTo(zeros([0]), [1])).toThrow("[0] does not stretch to [1]");
  });
});

describe("sumTo", () => {
  it("adds up what broadcasting repeated", () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(sumTo(x, [2]).toArray()).toEqual([4, 6]);
    expect(sumTo(x, [2, 1]).toArray()).toEqual([[3], [7]]);
    expect(sumTo(x, []).toArray()).toBe(10);
    expect(sumTo(zeros([0]), [1]).toArray()).toEqual([0]);
  });

  it("is the transpose of broadcastTo: ⟨broadcast a, b⟩ = ⟨a, sum b⟩", () => {
    fc.assert(
      fc.property(broadcastablePairs(moderate, moderate, withEmpty), ([a, b]) => {
        const g = broadcastTo(b, broadcastShapes("test", a.shape, b.shape));
        expectClose(broadcastTo(a, g.shape).mul(g).sum(), a.mul(sumTo(g, a.shape)).sum(), {
          absolute: 1e-12,
        });
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    const x = tensor([[[1, 2, 3]], [[4, 5, 6]]], { dtype: "float64" });
    for (const shape of [[1, 3], [2, 1, 1], [3], []])
      expect(gradcheck((a) => sumTo(a, shape), [x], { secondOrder: true }).kinks).toBe(0);
  });

  it("says which axis broadcasting would not have repeated", () => {
    expect(() => sumTo(zeros([2, 3]), [2])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: sumTo: [2] does not stretch to [2, 3].
        Aligned from the right, an axis of length 1 stretches to any length, and every other axis keeps its own.]
    `);
  });
});
