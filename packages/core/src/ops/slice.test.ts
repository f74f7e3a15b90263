import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arange, tensor, zeros } from "../tensor/creation.ts";
import { type Shape, stridesOf } from "../tensor/shape.ts";
import { expectClose, gradcheck, shapes, tensors, tensorsOf } from "../testing/index.ts";
import type { Range } from "./range.ts";
import { flip, slice } from "./slice.ts";
import { square } from "./square.ts";

/** What Python's documentation says of `x[start:stop:step]`: from i while before j, ends clamped. */
function places(length: number, range: Range): number[] {
  if (range === null) return Array.from({ length }, (_, i) => i);
  if (typeof range === "number") return [range < 0 ? range + length : range];
  const [start, stop, step = 1] = range;
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const [first, last] = step > 0 ? [low, high] : [high, low];
  const end = (at: number | null, open: number): number =>
    at === null ? open : Math.max(low, Math.min(high, at < 0 ? at + length : at));
  const [i, j] = [end(start, first), end(stop, last)];
  const found: number[] = [];
  for (let at = i; step > 0 ? at < j : at > j; at += step) found.push(at);
  return found;
}

/** A range of any kind; a single place only where there is one. */
function ranges(length: number): fc.Arbitrary<Range> {
  const place = fc.option(fc.integer({ min: -7, max: 7 }));
  const step = fc.integer({ min: -4, max: 4 }).filter((n) => n !== 0);
  return fc.oneof(
    fc.constant(null),
    fc.tuple(place, place),
    fc.tuple(place, place, step),
    ...(length > 0 ? [fc.integer({ min: -length, max: length - 1 })] : []),
  );
}

const slices = shapes({ maxRank: 4, allowEmpty: true }).chain((shape) =>
  fc.tuple(
    fc.constant(shape),
    fc.nat(shape.length).chain((count) => fc.tuple(...shape.slice(0, count).map(ranges))),
  ),
);

describe("slice", () => {
  const x = arange(12).reshape([3, 4]);

  it("takes a part of each axis", () => {
    expect(slice(x, [1, 3], [0, -1, 2]).toArray()).toEqual([
      [4, 6],
      [8, 10],
    ]);
    expect(slice(x, 0).toArray()).toEqual([0, 1, 2, 3]);
    expect(slice(x, null, -1).toArray()).toEqual([3, 7, 11]);
    expect(slice(x, -1, -1).toArray()).toBe(11);
    expect(slice(arange(5), [null, null, -1]).toArray()).toEqual([4, 3, 2, 1, 0]);
    expect(slice(arange(5), [3, null, -2]).toArray()).toEqual([3, 1]);
    expect(slice(x).toArray()).toEqual(x.toArray());
  });

  it("means what Python means, whatever the ends, the steps and the lengths", () => {
    fc.assert(
      fc.property(slices, ([shape, given]: [Shape, readonly Range[]]) => {
        const y = slice(arange(shape.reduce((a, b) => a * b, 1)).reshape(shape), ...given);
        const chosen = shape.map((length, axis) => places(length, given[axis] ?? null));
        const strides = stridesOf(shape);
        const expected = chosen.reduce<number[]>(
          (all, list, axis) => all.flatMap((at) => list.map((i) => at + i * strides[axis])),
          [0],
        );
        expect([...y.dataSync()]).toEqual(expected);
        expect(y.shape).toEqual(
          chosen.flatMap(({ length }, axis) => (typeof given[axis] === "number" ? [] : [length])),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("hands the gradient back to where the numbers came from", () => {
    fc.assert(
      fc.property(tensorsOf([3, 4]), (t) => {
        gradcheck((y) => square(slice(y, [null, null, -2], [1, 4, 2])), [t], { secondOrder: true });
        gradcheck((y) => slice(y, 1, [-3, null]), [t]);
        gradcheck((y) => slice(y, [2, 0]), [t]); // of nothing
      }),
      { numRuns: 5 },
    );
  });

  it("says which place does not exist", () => {
    expect(() => slice(x, 3)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: slice: place 3 along axis 0 of [3, 4] does not exist.
        The axis has places 0 to 2, or -3 to -1 from the end.]
    `);
    expect(() => slice(x, 0.5)).toThrow("place 0.5 along axis 0 of [3, 4] does not exist");
    expect(() => slice(zeros([0]), 0)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: slice: place 0 along axis 0 of [0] does not exist.
        An axis of length 0 has no places.]
    `);
    expect(() => slice(x, 0, 0, 0)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: slice: the number of ranges is 3, for [3, 4].
        There is at most one range for each axis.]
    `);
    expect(() => slice(tensor(1), null)).toThrow("the number of ranges is 1, for []");
  });

  it("says which range is none", () => {
    expect(() => slice(x, null, [0, 2, 0])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: slice: [0, 2, 0] along axis 1.
        Start, stop and step are whole numbers, null is an open end, and a step is not 0.]
    `);
    for (const range of [
      [0, 1.5],
      [NaN, 1],
      [0, Infinity],
      [0, 1, 0.5],
    ] as Range[])
      expect(() => slice(x, range)).toThrow("along axis 0");
  });
});

describe("flip", () => {
  it("turns axes around, all of them unless said otherwise", () => {
    const x = arange(6).reshape([2, 3]);
    expect(flip(x).toArray()).toEqual([
      [5, 4, 3],
      [2, 1, 0],
    ]);
    expect(flip(x, -1).toArray()).toEqual([
      [2, 1, 0],
      [5, 4, 3],
    ]);
    expect(flip(tensor(5)).toArray()).toBe(5);
    expect(flip(zeros([0, 2])).shape).toEqual([0, 2]);
    expect(() => flip(x, 2)).toThrow("flip: axis 2 does not exist in [2, 3]");
  });

  it("is its own inverse", () => {
    fc.assert(
      fc.property(tensors(undefined, { allowEmpty: true }), (x) => {
        expectClose(flip(flip(x)), x, { relative: 0 });
      }),
    );
  });

  it("has the gradient that finite differences find", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3]), (x) => {
        gradcheck((t) => flip(t, 0), [x]);
      }),
      { numRuns: 5 },
    );
  });
});
