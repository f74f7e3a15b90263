import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapes } from "../testing/index.ts";
import {
  broadcastShapes,
  checkShape,
  resolveAxes,
  resolveAxis,
  resolveNewAxis,
  sameShape,
  sizeOf,
  stridesOf,
} from "./shape.ts";

const anyShape = shapes({ maxRank: 4, maxLength: 3, allowEmpty: true });

describe("sizeOf", () => {
  it("multiplies the axes; a scalar holds one number", () => {
    expect([sizeOf([2, 3, 4]), sizeOf([]), sizeOf([5, 0])]).toEqual([24, 1, 0]);
  });
});

describe("sameShape", () => {
  it("compares length by length", () => {
    expect(sameShape([2, 3], [2, 3])).toBe(true);
    expect(sameShape([2, 3], [3, 2])).toBe(false);
    expect(sameShape([2], [2, 1])).toBe(false);
  });
});

describe("stridesOf", () => {
  it("numbers the elements 0, 1, 2, … in row-major order", () => {
    expect(stridesOf([2, 3, 4])).toEqual([12, 4, 1]);
    fc.assert(
      fc.property(anyShape, (shape) => {
        const strides = stridesOf(shape);
        const places = shape.reduce<number[]>(
          (all, length, axis) =>
            all.flatMap((at) => Array.from({ length }, (_, i) => at + i * strides[axis])),
          [0],
        );
        expect(places).toEqual([...Array(sizeOf(shape)).keys()]);
      }),
    );
  });
});

describe("broadcastShapes", () => {
  it("stretches missing axes and axes of length 1, also to length 0", () => {
    expect(broadcastShapes("add", [3], [2, 3])).toEqual([2, 3]);
    expect(broadcastShapes("add", [2, 1], [1, 3])).toEqual([2, 3]);
    expect(broadcastShapes("add", [1], [0])).toEqual([0]);
    expect(broadcastShapes("add", [], [4, 0])).toEqual([4, 0]);
  });

  it("does not care which operand comes first", () => {
    const outcome = (a: readonly number[], b: readonly number[]): unknown => {
      try {
        return broadcastShapes("add", a, b);
      } catch {
        return "no";
      }
    };
    fc.assert(
      fc.property(anyShape, anyShape, (a, b) => {
        expect(outcome(a, b)).toEqual(outcome(b, a));
      }),
    );
  });

  it("says which lengths meet", () => {
    expect(() => broadcastShapes("add", [32, 10], [32])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: add: [32, 10] and [32] cannot be broadcast together.
        Aligned from the right, two axes fit if they are equal or one of them is 1; here 10 meets 32.]
    `);
    expect(() => broadcastShapes("add", [0], [2])).toThrow("here 0 meets 2");
  });

  it("says what became too large, and of which operands", () => {
    // predictions [n, 1] and labels [n]: one of the two was meant to lose or gain an axis
    expect(() => broadcastShapes("sub", [60000, 1], [60000])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: sub: [60000, 1] and [60000] would make [60000, 60000]: 3600000000 numbers.
        A tensor holds at most 2147483647 numbers.]
    `);
  });
});

describe("resolveAxis", () => {
  it("counts from the front, or from the end", () => {
    fc.assert(
      fc.property(shapes({ minRank: 1 }), fc.nat(), (shape, n) => {
        const axis = n % shape.length;
        expect(resolveAxis("sum", axis, shape)).toBe(axis);
        expect(resolveAxis("sum", axis - shape.length, shape)).toBe(axis);
      }),
    );
  });

  it("says which axes there are", () => {
    expect(() => resolveAxis("sum", 2, [2, 3])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: sum: axis 2 does not exist in [2, 3].
        A tensor of rank 2 has axes 0 to 1, or -2 to -1 from the end.]
    `);
    expect(() => resolveAxis("sum", 0, [])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: sum: axis 0 does not exist in [].
        A scalar has no axes.]
    `);
    for (const axis of [-3, 0.5, NaN])
      expect(() => resolveAxis("sum", axis, [2, 3])).toThrow("axis");
  });
});

describe("resolveNewAxis", () => {
  it("has one place more than there are axes", () => {
    expect([0, 1, 2, -1, -2, -3].map((axis) => resolveNewAxis("stack", axis, [4, 5]))).toEqual([
      0, 1, 2, 2, 1, 0,
    ]);
    expect(resolveNewAxis("stack", -1, [])).toBe(0);
  });

  it("says which places there are", () => {
    expect(() => resolveNewAxis("stack", 3, [4, 5])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: stack: [4, 5] has no place 3 for a new axis.
        A tensor of rank 2 takes one at 0 to 2, or at -3 to -1 from the end.]
    `);
  });
});

describe("resolveAxes", () => {
  it("sorts, and means all where none are given", () => {
    expect(resolveAxes("sum", [-1, 0], [2, 3, 4])).toEqual([0, 2]);
    expect(resolveAxes("sum", undefined, [2, 3, 4])).toEqual([0, 1, 2]);
    expect(resolveAxes("sum", [], [2, 3])).toEqual([]);
    expect(resolveAxes("sum", 1, [2, 3])).toEqual([1]);
  });

  it("says which axis is named twice", () => {
    expect(() => resolveAxes("sum", [1, -1], [2, 3])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: sum: axis 1 is named twice in [1, -1].
        Each axis is named once.]
    `);
  });
});

describe("checkShape", () => {
  it("takes whole lengths, 0 or more", () => {
    expect(() => checkShape("zeros", [2, 0, 3])).not.toThrow();
    expect(() => checkShape("zeros", [2, -1])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: zeros: [2, -1] is not a shape.
        Every axis has a length that is a whole number, 0 or more.]
    `);
    for (const length of [0.5, NaN, Infinity])
      expect(() => checkShape("zeros", [length])).toThrow("is not a shape");
  });

  it("refuses what no memory holds", () => {
    expect(() => checkShape("zeros", [65536, 65536])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: zeros: [65536, 65536]: 4294967296 numbers.
        A tensor holds at most 2147483647 numbers.]
    `);
  });
});
