import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arange, tensor, zeros } from "../tensor/creation.ts";
import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { expectClose, gradcheck, shapes, tensorsOf } from "../testing/index.ts";
import { concat, split, stack } from "./concat.ts";

/** A tensor, one of its axes (perhaps counted from the end), and lengths that add up to it. */
const cuts = shapes({ minRank: 1, allowEmpty: true }).chain((shape) =>
  fc.nat(shape.length - 1).chain((axis) =>
    fc.tuple(
      tensorsOf(shape),
      fc.constantFrom(axis, axis - shape.length),
      fc
        .array(fc.nat(shape[axis]), { maxLength: 3 })
        .map((ends) => [0, ...ends.toSorted((a, b) => a - b), shape[axis]])
        .map((ends) => ends.slice(1).map((end, i) => end - ends[i])),
    ),
  ),
);

describe("concat and split", () => {
  it("join and cut along any axis", () => {
    const [a, b] = [
      tensor([[1], [2]]),
      tensor([
        [3, 4],
        [5, 6],
      ]),
    ];
    expect(concat([a, b], 1).toArray()).toEqual([
      [1, 3, 4],
      [2, 5, 6],
    ]);
    expect(concat([b, b], 0).shape).toEqual([4, 2]);
    expect(split(concat([a, b], 1), [1, 2], 1).map((x) => x.toArray())).toEqual([
      a.toArray(),
      b.toArray(),
    ]);
    expect(split(arange(6), 3).map((x) => x.toArray())).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
  });

  it("undo each other", () => {
    fc.assert(
      fc.property(cuts, ([x, axis, lengths]) => {
        const parts = split(x, lengths, axis);
        expect(parts.map((part) => part.shape.at(axis))).toEqual(lengths);
        const whole = concat(parts, axis);
        expectClose(whole, x, { relative: 0 });
        split(whole, lengths, axis).forEach((part, i) => expectClose(part, parts[i]));
      }),
    );
  });

  it("hand each part its part of the gradient", () => {
    fc.assert(
      fc.property(tensorsOf([2, 1]), tensorsOf([2, 3]), tensorsOf([2, 0]), (a, b, none) => {
        gradcheck((...parts) => concat(parts, 1), [a, b, none]);
        gradcheck((x) => split(x, [1, 2], -1)[1], [b]);
      }),
      { numRuns: 5 },
    );
  });

  it("say what there is nothing of, or does not fit", () => {
    expect(() => concat([])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: concat: there are no tensors to join.
        At least one tensor gives the shape.]
    `);
    expect(() => concat([zeros([2, 3]), zeros([3, 4])])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: concat: [2, 3] and [3, 4] do not fit along axis 0.
        Tensors are joined along one axis and agree in all others.]
    `);
    expect(() => concat([zeros([2]), zeros([2, 1])])).toThrow("[2] and [2, 1] do not fit");
    expect(() => concat([zeros([]), zeros([])])).toThrow("A scalar has no axes.");
    expect(() => concat([zeros([1]), zeros([1], { dtype: "int32" })])).toThrow("do not mix");
  });

  it("say which cuts do not come out even", () => {
    expect(() => split(arange(10), 3)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: split: axis 0 of [10] was to be cut into 3 equal parts.
        The number of parts is a whole number, 1 or more, that divides the axis, 10.]
    `);
    expect(() => split(arange(10), [3, 3])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: split: axis 0 of [10] was to be cut into the lengths [3, 3].
        The parts are whole numbers that add up to the axis, 10.]
    `);
    for (const count of [0, -2, 2.5, NaN]) expect(() => split(arange(10), count)).toThrow("parts");
    expect(() => split(zeros([0]), 0)).toThrow("1 or more");
    expect(() => split(arange(2), [3, -1])).toThrow("lengths [3, -1]");
    expect(split(zeros([0]), 2).map((x) => formatShape(x.shape))).toEqual(["[0]", "[0]"]);
  });
});

describe("stack", () => {
  it("puts tensors side by side along a new axis", () => {
    const [a, b] = [tensor([1, 2]), tensor([3, 4])];
    expect(stack([a, b]).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(stack([a, b], -1).toArray()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(stack([tensor(1), tensor(2)]).toArray()).toEqual([1, 2]);
    expect(stack([zeros([0, 2])], 1).shape).toEqual([0, 1, 2]);
  });

  it("gives back each tensor as a slice", () => {
    const three = shapes({ maxRank: 2, allowEmpty: true }).chain((shape) =>
      fc.tuple(tensorsOf(shape), tensorsOf(shape), tensorsOf(shape)),
    );
    fc.assert(
      fc.property(three, (parts: Tensor[]) => {
        parts.forEach((part, i) => expectClose(stack(parts).slice(i), part, { relative: 0 }));
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensorsOf([2, 2]), tensorsOf([2, 2]), (a, b) => {
        gradcheck((x, y) => stack([x, y], 1), [a, b]);
      }),
      { numRuns: 5 },
    );
  });

  it("says in its own name what does not fit", () => {
    expect(() => stack([zeros([2]), zeros([3])])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: stack: [2] and [3] differ.
        Tensors are stacked along a new axis and agree in all that they have.]
    `);
    expect(() => stack([zeros([2])], 3)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: stack: [2] has no place 3 for a new axis.
        A tensor of rank 1 takes one at 0 to 1, or at -2 to -1 from the end.]
    `);
    expect(() => stack([])).toThrow("stack: there are no tensors to join.");
  });
});
