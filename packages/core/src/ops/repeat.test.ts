import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tensor, zeros } from "../tensor/creation.ts";
import { expectClose, gradcheck, tensors, tensorsOf } from "../testing/index.ts";
import { concat } from "./concat.ts";
import { repeat, tile } from "./repeat.ts";

const atLeastVectors = tensors(undefined, { minRank: 1, allowEmpty: true });

describe("repeat", () => {
  it("says each number several times in a row", () => {
    expect(repeat(tensor([1, 2]), 2, 0).toArray()).toEqual([1, 1, 2, 2]);
    expect(
      repeat(
        tensor([
          [1, 2],
          [3, 4],
        ]),
        2,
        -1,
      ).toArray(),
    ).toEqual([
      [1, 1, 2, 2],
      [3, 3, 4, 4],
    ]);
  });

  it("is seen through by a slice with the same step", () => {
    fc.assert(
      fc.property(atLeastVectors, fc.integer({ min: 1, max: 3 }), (x, times) => {
        expectClose(repeat(x, times, 0).slice([null, null, times]), x, { relative: 0 });
      }),
    );
  });

  it("adds up the gradients of the copies", () => {
    fc.assert(
      fc.property(tensorsOf([2, 3]), (x) => {
        gradcheck((t) => repeat(t, 3, 1), [x]);
      }),
      { numRuns: 5 },
    );
  });

  it("makes nothing of no times, and of nothing", () => {
    expect(repeat(zeros([2, 3]), 0, 1).shape).toEqual([2, 0]);
    expect(repeat(zeros([0, 3]), 2, 0).shape).toEqual([0, 3]);
  });

  it("counts in whole numbers", () => {
    expect(() => repeat(zeros([2]), -1, 0)).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: repeat: a count of -1.
        A count is a whole number, 0 or more.]
    `);
    expect(() => repeat(zeros([2]), 1.5, 0)).toThrow("a count of 1.5");
    expect(() => repeat(tensor(1), 2, 0)).toThrow("A scalar has no axes.");
  });
});

describe("tile", () => {
  it("says the whole several times", () => {
    expect(tile(tensor([1, 2]), [2]).toArray()).toEqual([1, 2, 1, 2]);
    expect(tile(tensor([[1], [2]]), [2, 3]).toArray()).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [1, 1, 1],
      [2, 2, 2],
    ]);
    expect(tile(tensor(5), []).toArray()).toBe(5);
    expect(tile(zeros([2, 0]), [0, 3]).shape).toEqual([0, 0]);
  });

  it("is concat of copies, axis by axis", () => {
    fc.assert(
      fc.property(
        tensors(undefined, { allowEmpty: true }),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
        (x, counts) => {
          const times = counts.slice(0, x.rank);
          let expected = x;
          times.forEach((count, axis) => {
            expected = concat(
              Array.from({ length: count }, () => expected),
              axis,
            );
          });
          expectClose(tile(x, times), expected, { relative: 0 });
        },
      ),
    );
  });

  it("adds up the gradients of the copies", () => {
    fc.assert(
      fc.property(tensorsOf([2, 2]), (x) => {
        gradcheck((t) => tile(t, [2, 3]), [x]);
      }),
      { numRuns: 5 },
    );
  });

  it("needs a count for each axis", () => {
    expect(() => tile(zeros([2, 3]), [2])).toThrowErrorMatchingInlineSnapshot(`
      [ShapeError: tile: [2, 3] was given the counts [2].
        There is one count for each axis.]
    `);
    expect(() => tile(zeros([2]), [-1])).toThrow("a count of -1");
  });
});
