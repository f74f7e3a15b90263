import { describe, expect, it } from "vitest";
import { partOf, type Range } from "./range.ts";

describe("partOf", () => {
  it.each<[Range, start: number, step: number, count: number]>([
    [null, 0, 1, 5],
    [2, 2, 1, 1],
    [-1, 4, 1, 1],
    [[1, 4], 1, 1, 3],
    [[1, null], 1, 1, 4],
    [[null, -1], 0, 1, 4],
    [[0, 99, 2], 0, 2, 3],
    [[-99, 3, 2], 0, 2, 2],
    [[null, null, -1], 4, -1, 5],
    [[null, null, -2], 4, -2, 3],
    [[3, 0, -1], 3, -1, 3],
    [[3, -99, -1], 3, -1, 4],
    [[99, -99, -9], 4, -9, 1],
    [[3, 1], 0, 1, 0],
    [[1, 3, -1], 0, -1, 0],
    [[-1, -1], 0, 1, 0],
  ])(
    "of an axis of 5, %j starts at %d, goes on by %d and counts %d",
    (range, start, step, count) => {
      expect(partOf([5], 0, range)).toEqual({ start, step, count });
    },
  );

  it("names nothing on an empty axis", () => {
    const ranges: Range[] = [null, [0, 5], [null, null, -1], [-3, 3, 2]];
    expect(ranges.map((range) => partOf([0], 0, range).count)).toEqual([0, 0, 0, 0]);
  });

  it("takes no fractions, no NaN, no infinite ends and no step of 0", () => {
    const wrong: Range[] = [
      [0.5, 2],
      [NaN, 2],
      [0, Infinity],
      [0, 2, 0.5],
      [0, 2, 0],
    ];
    for (const range of wrong) expect(() => partOf([5], 0, range)).toThrow(RangeError);
    for (const place of [5, -6, 0.5, NaN])
      expect(() => partOf([5], 0, place)).toThrow("does not exist");
  });
});
