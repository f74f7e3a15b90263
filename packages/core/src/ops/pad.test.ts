import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arange, ones, tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, shapes, tensorsOf } from "../testing/index.ts";
import { pad, type Padding } from "./pad.ts";
import { slice } from "./slice.ts";
import { square } from "./square.ts";

const padded = shapes({ allowEmpty: true }).chain((shape) => {
  const pads = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), {
    minLength: shape.length,
    maxLength: shape.length,
  });
  return fc.tuple(tensorsOf(shape), pads);
});

describe("pad", () => {
  it("adds a border", () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(
      pad(
        x,
        [
          [1, 0],
          [0, 2],
        ],
        9,
      ).toArray(),
    ).toEqual([
      [9, 9, 9, 9],
      [1, 2, 9, 9],
      [3, 4, 9, 9],
    ]);
  });

  it("is undone by a slice", () => {
    fc.assert(
      fc.property(padded, ([x, pads]) => {
        const y = pad(x, pads, 7);
        const inside = pads.map(([before], axis): [number, number] => [
          before,
          before + x.shape[axis],
        ]);
        expectClose(slice(y, ...inside), x, { relative: 0 });
        const border = [...y.dataSync()].filter((value) => value === 7).length;
        expect(border).toBe(y.size - x.size);
      }),
    );
  });

  it("passes the gradient on to what was inside the border", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3]), (x) => {
        const border: Padding[] = [
          [1, 0],
          [2, 1],
        ];
        gradcheck((t) => square(pad(t, border, 5)), [x], { secondOrder: true });
      }),
      { numRuns: 5 },
    );
  });

  it("makes numbers of nothing, and nothing of a scalar", () => {
    expect(pad(zeros([0]), [[1, 2]], 5).toArray()).toEqual([5, 5, 5]);
    expect(
      pad(zeros([0, 2]), [
        [0, 0],
        [1, 0],
      ]).shape,
    ).toEqual([0, 3]);
    expect(pad(tensor(3), []).toArray()).toBe(3);
    expect(pad(ones([1]), [[0, 1]], NaN).toArray()).toEqual([1, NaN]);
  });

  it("says which pads it needs", () => {
    const wrong = (pads: Padding[]) => () => pad(arange(4).reshape([2, 2]), pads);
    expect(wrong([[1, 1]])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: pad: [2, 2] was given the pads [[1,1]].
        Each axis has a pair [before, after] of whole numbers, 0 or more.]
    `);
    expect(
      wrong([
        [1, 1],
        [-1, 0],
      ]),
    ).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: pad: [2, 2] was given the pads [[1,1],[-1,0]].
        Each axis has a pair [before, after] of whole numbers, 0 or more.]
    `);
    expect(
      wrong([
        [1, 1],
        [0.5, 0],
      ]),
    ).toThrow("whole numbers");
  });

  it("does not cut its value to int32", () => {
    const x = tensor([1], { dtype: "int32" });
    expect(() => pad(x, [[1, 0]], 0.5)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: pad: 0.5 is not an int32.
        An int32 is a whole number from -2147483648 to 2147483647.
        Try: x.cast("float32")]
    `);
    expect(pad(x.cast("float32"), [[1, 0]], 0.5).toArray()).toEqual([0.5, 1]);
  });
});
