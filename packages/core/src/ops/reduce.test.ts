import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizeOf, stridesOf } from "../tensor/shape.ts";
import { axesOf, shapes, tensors } from "../testing/index.ts";
import { fold, shapeWithout, viewAlong } from "./reduce.ts";

describe("viewAlong", () => {
  it("sees the blocks before, along and behind an axis", () => {
    expect(viewAlong([2, 3, 4, 5], 1)).toEqual({ outer: 2, length: 3, inner: 20 });
    expect(viewAlong([2, 3, 4, 5], 1, 2)).toEqual({ outer: 2, length: 12, inner: 5 });
    expect(viewAlong([], 0, 0)).toEqual({ outer: 1, length: 1, inner: 1 });
    expect(viewAlong([3, 0, 2], 2)).toEqual({ outer: 0, length: 2, inner: 1 });
  });

  it("loses no number", () => {
    fc.assert(
      fc.property(shapes({ minRank: 1, allowEmpty: true }), fc.nat(), (shape, n) => {
        const { outer, length, inner } = viewAlong(shape, n % shape.length);
        expect(outer * length * inner).toBe(sizeOf(shape));
      }),
    );
  });
});

describe("shapeWithout", () => {
  it("leaves axes out, or keeps them with length 1", () => {
    expect(shapeWithout([2, 3, 4], [0, 2], false)).toEqual([3]);
    expect(shapeWithout([2, 3, 4], [0, 2], true)).toEqual([1, 3, 1]);
    expect(shapeWithout([2, 3], [], false)).toEqual([2, 3]);
  });
});

describe("fold", () => {
  it("folds any axes, neighbors or not, as index by index", () => {
    const whole = fc.integer({ min: -9, max: 9 });
    const problems = tensors(whole, { maxRank: 4, maxLength: 3, allowEmpty: true }).chain((x) =>
      fc.tuple(fc.constant(x), axesOf(x.shape)),
    );
    fc.assert(
      fc.property(problems, ([x, axes]) => {
        const along = axes
          .map((axis) => (axis < 0 ? axis + x.rank : axis))
          .toSorted((a, b) => a - b);
        const shape = shapeWithout(x.shape, along, true);
        const expected = Array.from({ length: sizeOf(shape) }, () => 0);
        const [strides, kept] = [stridesOf(x.shape), stridesOf(shape)];
        x.dataSync().forEach((value, at) => {
          const place = strides.reduce((sum, stride, axis) => {
            const index = Math.floor(at / stride) % x.shape[axis];
            return along.includes(axis) ? sum : sum + index * kept[axis];
          }, 0);
          expected[place] += value;
        });
        expect([...fold("sum", x, along, shape).dataSync()]).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
