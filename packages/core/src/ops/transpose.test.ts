import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arange, tensor, zeros } from "../tensor/creation.ts";
import { type Shape, stridesOf } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { expectClose, gradcheck, shapes, tensorsOf } from "../testing/index.ts";
import { square } from "./square.ts";
import { permute, transpose } from "./transpose.ts";

const permutations = shapes({ maxRank: 4, maxLength: 3, allowEmpty: true }).chain((shape) => {
  const axes = shape.map((_, axis) => axis);
  return fc.tuple(
    tensorsOf(shape),
    fc.shuffledSubarray(axes, { minLength: axes.length, maxLength: axes.length }),
  );
});

/** Element by element: y[i₀, i₁, …] = x with index iⱼ along axis axes[j]. */
function naive(x: Tensor, axes: readonly number[]): number[] {
  const [data, strides] = [x.dataSync(), stridesOf(x.shape)];
  const shape: Shape = axes.map((axis) => x.shape[axis]);
  const places = shape.reduce<number[]>(
    (all, length, j) =>
      all.flatMap((at) => Array.from({ length }, (_, i) => at + i * strides[axes[j]])),
    [0],
  );
  return places.map((at) => data[at]);
}

describe("permute", () => {
  it("puts the axes in another order", () => {
    const x = arange(24).reshape([2, 3, 4]);
    const y = permute(x, [2, 0, 1]);
    expect(y.shape).toEqual([4, 2, 3]);
    expect(y.slice(3, 1, 2).toArray()).toBe(23);
    expect(y.slice(1).toArray()).toEqual([
      [1, 5, 9],
      [13, 17, 21],
    ]);
  });

  it("agrees with its definition, element by element, also on empty axes", () => {
    fc.assert(
      fc.property(permutations, ([x, axes]) => {
        expect([...permute(x, axes).dataSync()]).toEqual(naive(x, axes));
      }),
    );
  });

  it("is undone by the inverse order", () => {
    fc.assert(
      fc.property(permutations, ([x, axes]) => {
        const inverse = axes.map((_, axis) => axes.indexOf(axis));
        expectClose(permute(permute(x, axes), inverse), x, { relative: 0 });
      }),
    );
  });

  it("counts axes from the end too, and needs none for a scalar", () => {
    expect(permute(zeros([2, 3]), [-1, -2]).shape).toEqual([3, 2]);
    expect(permute(tensor(5), []).toArray()).toBe(5);
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3, 2]), (x) => {
        gradcheck((t) => square(permute(t, [2, 0, 1])), [x], { secondOrder: true });
      }),
      { numRuns: 5 },
    );
  });

  it("says what is no order", () => {
    const x = zeros([2, 3]);
    expect(() => permute(x, [0, 0])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: permute: [0, 0] is no order of the axes of [2, 3].
        Each of the 2 axes is named once.]
    `);
    expect(() => permute(x, [0])).toThrow("[0] is no order of the axes of [2, 3]");
    expect(() => permute(x, [0, 2])).toThrow("axis 2 does not exist in [2, 3]");
  });
});

describe("transpose", () => {
  it("makes rows of columns", () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(transpose(x).toArray()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    expect(transpose(zeros([5, 2, 3])).shape).toEqual([5, 3, 2]);
    expect(transpose(zeros([5, 2, 3]), 0, 1).shape).toEqual([2, 5, 3]);
    expect(transpose(zeros([0, 3])).shape).toEqual([3, 0]);
  });

  it("is its own inverse", () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), (m, n) => {
        const x = arange(m * n).reshape([m, n]);
        expect(transpose(transpose(x)).toArray()).toEqual(x.toArray());
      }),
    );
  });

  it("says what has no two axes, and how a vector becomes a column", () => {
    expect(() => transpose(arange(3))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: transpose: expected a matrix, got [3].
        A transpose exchanges two axes, [rows, columns].
        Try: x.reshape([3, 1]) for a column]
    `);
    expect(arange(3).reshape([3, 1]).toArray()).toEqual([[0], [1], [2]]);
    expect(() => transpose(tensor(1))).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: transpose: expected a matrix, got [].
        A transpose exchanges two axes, [rows, columns].]
    `);
  });
});
