import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arange, tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, shapes, tensors, tensorsOf } from "../testing/index.ts";
import { flatten, reshape, squeeze, unsqueeze } from "./reshape.ts";

const anyTensor = tensors(undefined, { allowEmpty: true });

describe("reshape", () => {
  it("keeps the numbers and their order", () => {
    expect(reshape(arange(6), [2, 3]).toArray()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(reshape(arange(6), [3, -1]).shape).toEqual([3, 2]);
    expect(reshape(tensor([[5]]), []).toArray()).toBe(5);
  });

  it("finds any one length from the others, unless one of them is 0", () => {
    fc.assert(
      fc.property(shapes({ minRank: 1 }), fc.nat(), (shape, n) => {
        const open = shape.with(n % shape.length, -1);
        expect(reshape(zeros(shape).flatten(), open).shape).toEqual(shape);
      }),
    );
  });

  it("follows NumPy where there are no numbers", () => {
    const empty = zeros([0, 3]);
    expect(reshape(empty, [-1, 3]).shape).toEqual([0, 3]);
    expect(reshape(empty, [5, -1]).shape).toEqual([5, 0]);
    expect(reshape(empty, [-1]).shape).toEqual([0]);
    expect(reshape(empty, [7, 0, 2]).shape).toEqual([7, 0, 2]);
    expect(() => reshape(empty, [-1, 0])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: reshape: [0, 3] holds 0 numbers, which do not make whole rows of [-1, 0].
        One length may be -1; the product of the others is not 0 and divides the number of elements.]
    `);
  });

  it("is undone by the old shape, and copies nothing", () => {
    fc.assert(
      fc.property(anyTensor, (x) => {
        const flat = reshape(x, [x.size]);
        expectClose(reshape(flat, x.shape), x, { relative: 0 });
        expect(flat.storage).toBe(x.storage);
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3]), (x) => {
        gradcheck((t) => reshape(t, [3, -1]), [x]);
      }),
      { numRuns: 5 },
    );
  });

  it("says which numbers have no place", () => {
    const x = zeros([2, 3]);
    expect(() => reshape(x, [4, 2])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: reshape: [2, 3] holds 6 numbers but [4, 2] needs 8.
        A reshape keeps every number, so both shapes must have the same product.]
    `);
    expect(() => reshape(x, [4, -1])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: reshape: [2, 3] holds 6 numbers, which do not make whole rows of [4, -1].
        One length may be -1; the product of the others is not 0 and divides the number of elements.]
    `);
    expect(() => reshape(x, [-1, -1])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: reshape: [-1, -1] leaves 2 lengths open.
        One length may be -1 and follows from the others.]
    `);
    expect(() => reshape(x, [-2, -3])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: reshape: [-2, -3] is not a shape.
        Every axis has a length that is a whole number, 0 or more.]
    `);
    expect(() => reshape(x, [1.5, 4])).toThrow("[1.5, 4] is not a shape");
    expect(() => reshape(x, [-1, 1.5])).toThrow("is not a shape");
    expect(() => reshape(x, [NaN])).toThrow("is not a shape");
  });
});

describe("flatten", () => {
  it("makes one axis of all, or of those from one on", () => {
    expect(flatten(arange(6).reshape([2, 3])).shape).toEqual([6]);
    expect(flatten(zeros([4, 2, 3]), 1).shape).toEqual([4, 6]);
    expect(flatten(zeros([4, 2, 3]), -1).shape).toEqual([4, 2, 3]);
    expect(flatten(tensor(5)).shape).toEqual([1]);
    expect(flatten(zeros([2, 0, 3])).shape).toEqual([0]);
    expect(flatten(zeros([2, 0, 3]), 1).shape).toEqual([2, 0]);
    expect(flatten(zeros([0, 2, 3]), 1).shape).toEqual([0, 6]);
    expect(() => flatten(zeros([2, 3]), 2)).toThrow("axis 2 does not exist in [2, 3]");
  });
});

describe("squeeze and unsqueeze", () => {
  it("take an axis of length 1 away, and add one", () => {
    expect(squeeze(zeros([1, 2, 1])).shape).toEqual([2]);
    expect(squeeze(zeros([1, 2, 1]), -1).shape).toEqual([1, 2]);
    expect(squeeze(zeros([1, 0])).shape).toEqual([0]);
    expect(squeeze(tensor(5)).shape).toEqual([]);
    expect(unsqueeze(zeros([2, 3]), 1).shape).toEqual([2, 1, 3]);
    expect(unsqueeze(zeros([0]), -1).shape).toEqual([0, 1]);
    expect(unsqueeze(tensor(5), 0).shape).toEqual([1]);
  });

  it("undo each other at any place", () => {
    fc.assert(
      fc.property(anyTensor, fc.nat(), (x, n) => {
        const axis = (n % (2 * x.rank + 2)) - x.rank - 1;
        expectClose(squeeze(unsqueeze(x, axis), axis), x, { relative: 0 });
      }),
    );
  });

  it("say what cannot be left out, and where no axis can be added", () => {
    expect(() => squeeze(zeros([2, 1]), 0)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: squeeze: axis 0 of [2, 1] has length 2.
        Only an axis of length 1 can be left out without losing numbers.]
    `);
    expect(() => squeeze(zeros([0]), 0)).toThrow("axis 0 of [0] has length 0");
    expect(() => unsqueeze(zeros([2, 3]), 3)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: unsqueeze: [2, 3] has no place 3 for a new axis.
        A tensor of rank 2 takes one at 0 to 2, or at -3 to -1 from the end.]
    `);
  });
});
