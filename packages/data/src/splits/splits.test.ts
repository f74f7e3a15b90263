import { Random, tensor } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupSplit } from "./group-split.ts";
import { randomSplit } from "./random-split.ts";
import { stratifiedSplit } from "./stratified-split.ts";
import { timeSplit } from "./time-split.ts";

const seeds = fc.nat();
const fractions = fc.constantFrom(
  { train: 0.8, test: 0.2 },
  { train: 0.7, dev: 0.2, test: 0.1 },
  { a: 0.25, b: 0.25, c: 0.25, d: 0.25 },
);
const labels = fc.array(fc.constantFrom("a", "a", "a", "b", "b", "c"), {
  minLength: 40,
  maxLength: 90,
});

function ascending(rows: Iterable<number>): number[] {
  return [...rows].toSorted((a, b) => a - b);
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, row) => row);
}

describe("every split", () => {
  it("partitions the rows: each is in exactly one part", () => {
    fc.assert(
      fc.property(labels, fractions, seeds, (list, shares, seed) => {
        const groups = list.map((_, row) => row % 17);
        for (const parts of [
          randomSplit<string>(list.length, shares, new Random(seed)),
          stratifiedSplit<string>(list, shares, new Random(seed)),
          groupSplit<string>(groups, shares, new Random(seed)),
          timeSplit<string>(groups, shares),
        ]) {
          expect(Object.keys(parts)).toEqual(Object.keys(shares));
          expect(ascending(Object.values(parts).flat())).toEqual(upTo(list.length));
        }
      }),
    );
  });

  it("is the same for the same seed, and another for another", () => {
    const split = (seed: number): unknown =>
      randomSplit(100, { train: 0.5, test: 0.5 }, new Random(seed));
    expect(split(1)).toEqual(split(1));
    expect(split(1)).not.toEqual(split(2));
  });
});

describe("randomSplit", () => {
  it("gives each part its share, rounded to whole rows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 300 }), fractions, seeds, (count, shares, seed) => {
        const parts: Record<string, readonly number[]> = randomSplit<string>(
          count,
          shares,
          new Random(seed),
        );
        for (const [name, share] of Object.entries(shares))
          expect(Math.abs(parts[name].length - share * count)).toBeLessThan(1);
      }),
    );
    const { train, dev, test } = randomSplit(
      30,
      { train: 0.7, dev: 0.2, test: 0.1 },
      new Random(1),
    );
    expect([train.length, dev.length, test.length]).toEqual([21, 6, 3]);
  });

  it("explains what cannot be divided", () => {
    const random = new Random(1);
    expect(() => randomSplit(9, { train: 0.8, test: 0.1 }, random))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: randomSplit: train 0.8, test 0.1.
        Fractions are more than 0 and add up to 1, so that no row is lost.]
    `);
    expect(() => randomSplit(9, { train: 1, test: 0 }, random)).toThrow(RangeError);
    expect(() => randomSplit(9, { train: Number.NaN }, random)).toThrow(RangeError);
    expect(() => randomSplit(1, { train: 0.8, test: 0.2 }, random))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: randomSplit: of 1 row none is left for test.
        Every part has a row at least.]
    `);
    expect(() => randomSplit(-1, { train: 1 }, random)).toThrow(RangeError);
  });
});

describe("stratifiedSplit", () => {
  it("keeps the proportion of each label within one row, in every part", () => {
    fc.assert(
      fc.property(labels, fractions, seeds, (list, shares, seed) => {
        const parts: Record<string, readonly number[]> = stratifiedSplit<string>(
          list,
          shares,
          new Random(seed),
        );
        for (const label of new Set(list)) {
          const total = list.filter((other) => other === label).length;
          for (const [name, share] of Object.entries(shares)) {
            const found = parts[name].filter((row) => list[row] === label).length;
            expect(Math.abs(found - share * total)).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it("keeps the sizes of the parts, too, where every label is rare", () => {
    const pairs = Array.from({ length: 100 }, (_, row) => row >> 1);
    const { train, test } = stratifiedSplit(pairs, { train: 0.75, test: 0.25 }, new Random(1));
    expect([train.length, test.length]).toEqual([75, 25]);
  });

  it("takes tensors, and refuses labels that are none", () => {
    const y = tensor([0, 0, 1, 1], { dtype: "int32" });
    const { test } = stratifiedSplit(y, { train: 0.5, test: 0.5 }, new Random(1));
    expect(new Set(test.map((row) => row >> 1))).toEqual(new Set([0, 1]));
    const half = { train: 0.5, test: 0.5 };
    expect(() => stratifiedSplit([1, Number.NaN], half, new Random(1)))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: stratifiedSplit: the label of row 1 is NaN.
        A label that is a number equals itself.]
    `);
  });
});

describe("timeSplit", () => {
  it("tests on what is later than everything it trains on, so that equal times are not divided", () => {
    const stamps = fc
      .array(fc.nat(20), { minLength: 5, maxLength: 60 })
      .filter((list) => Math.max(...list) > Math.min(...list));
    fc.assert(
      fc.property(stamps, fc.constantFrom(0.3, 0.5, 0.8), (list, share) => {
        fc.pre(isDivisible(list, share));
        const { past, future } = timeSplit(list, { past: share, future: 1 - share });
        const latest = Math.max(...past.map((row) => list[row]));
        expect(Math.min(...future.map((row) => list[row]))).toBeGreaterThan(latest);
      }),
    );
  });

  it("moves the cut to the nearer side of equal times", () => {
    const half = { past: 0.5, future: 0.5 };
    expect(timeSplit([1, 2, 2, 2, 3, 4], half).past).toEqual([0, 1, 2, 3]);
    expect(timeSplit([1, 2, 3, 3, 3, 3], half).past).toEqual([0, 1]);
    expect(timeSplit(["2020-02", "2020-01"], half).past).toEqual([1]);
  });

  it("explains what has no order and what cannot be cut", () => {
    const half = { past: 0.5, future: 0.5 };
    expect(() => timeSplit([1, "2"], half)).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: timeSplit: row 0 has the time 1 and row 1 has "2".
        Times are all numbers, or all texts, so that they have an order.]
    `);
    expect(() => timeSplit([7, 7, 7, 7], half)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: timeSplit: of 4 rows none is left for past.
        Every part has a row at least.]
    `);
  });

  /** Whether the nearest change of time leaves something on both sides. */
  function isDivisible(list: readonly number[], share: number): boolean {
    const sorted = list.toSorted((a, b) => a - b);
    const cuts = upTo(list.length + 1).filter((at) => sorted[at] !== sorted[at - 1]);
    const wanted = share * list.length;
    const inner = cuts.filter((cut) => cut > 0 && cut < list.length);
    const distance = (cut: number): number => Math.abs(cut - wanted);
    return inner.some((cut) => distance(cut) + 1 < Math.min(distance(0), distance(list.length)));
  }
});

describe("groupSplit", () => {
  it("has no group in two parts", () => {
    const groups = fc
      .array(fc.nat(9), { minLength: 10, maxLength: 60 })
      .filter((list) => new Set(list).size >= 4);
    fc.assert(
      fc.property(groups, fractions, seeds, (list, shares, seed) => {
        const parts = Object.values(groupSplit<string>(list, shares, new Random(seed)));
        const inPart = parts.map((rows) => [...new Set(rows.map((row) => list[row]))]);
        expect(new Set(inPart.flat()).size).toBe(inPart.flat().length);
      }),
    );
  });

  it("comes close to the fractions where groups are small", () => {
    const groups = upTo(200).map((row) => row % 100);
    const { train } = groupSplit(groups, { train: 0.8, test: 0.2 }, new Random(1));
    expect(train).toHaveLength(160);
  });

  it("needs a group for each part", () => {
    expect(() => groupSplit([1, 1, 1], { train: 0.5, test: 0.5 }, new Random(1)))
      .toThrowErrorMatchingInlineSnapshot(`
      [RangeError: groupSplit: 1 groups for 2 parts.
        Every part receives a whole group at least.]
    `);
  });
});
