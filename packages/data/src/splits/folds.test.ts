import { Random } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fold } from "./folds.ts";
import { kFold } from "./k-fold.ts";
import { stratifiedKFold } from "./stratified-k-fold.ts";
import { timeSeriesFolds } from "./time-series-folds.ts";

const sizes = fc
  .integer({ min: 2, max: 60 })
  .chain((count) => fc.tuple(fc.constant(count), fc.integer({ min: 2, max: count }), fc.nat()));

function ascending(rows: readonly number[]): number[] {
  return rows.toSorted((a, b) => a - b);
}

function expectCoverage(folds: readonly Fold[], count: number): void {
  const all = Array.from({ length: count }, (_, row) => row);
  expect(ascending(folds.flatMap(({ test }) => test))).toEqual(all);
  for (const { train, test } of folds) expect(ascending([...train, ...test])).toEqual(all);
}

describe("kFold", () => {
  it("tests on each row exactly once, and never trains on a row it tests on", () => {
    fc.assert(
      fc.property(sizes, ([count, k, seed]) => {
        expectCoverage(kFold(count, k, new Random(seed)), count);
        expectCoverage(kFold(count, k), count);
      }),
    );
  });

  it("has folds whose sizes differ by one at most", () => {
    fc.assert(
      fc.property(sizes, ([count, k]) => {
        const tested = kFold(count, k).map(({ test }) => test.length);
        expect(Math.max(...tested) - Math.min(...tested)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("cuts blocks in the order of the rows unless it shuffles them", () => {
    expect(kFold(5, 2)).toEqual([
      { train: [3, 4], test: [0, 1, 2] },
      { train: [0, 1, 2], test: [3, 4] },
    ]);
  });

  it("needs at least two folds, and a row for each", () => {
    expect(() => kFold(3, 4)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: kFold: 4 folds of 3 rows.
        There are at least two folds, and every fold tests on a row at least.]
    `);
    for (const k of [1, 2.5, Number.NaN]) expect(() => kFold(5, k)).toThrow(RangeError);
  });
});

describe("stratifiedKFold", () => {
  it("tests on each row once, and on each label in proportion, within one", () => {
    const labels = fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: 6, maxLength: 60 });
    fc.assert(
      fc.property(labels, fc.integer({ min: 2, max: 6 }), fc.nat(), (list, k, seed) => {
        const folds = stratifiedKFold(list, k, new Random(seed));
        expectCoverage(folds, list.length);
        for (const label of new Set(list)) {
          const total = list.filter((other) => other === label).length;
          for (const { test } of folds) {
            const found = test.filter((row) => list[row] === label).length;
            expect(Math.abs(found - total / k)).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});

describe("timeSeriesFolds", () => {
  it("always tests on what is later than all it trains on, and trains on more in each round", () => {
    const stamps = fc.uniqueArray(fc.integer(), { minLength: 8, maxLength: 60 });
    fc.assert(
      fc.property(stamps, fc.integer({ min: 2, max: 6 }), (list, k) => {
        const folds = timeSeriesFolds(list, k);
        expect(folds).toHaveLength(k);
        folds.forEach(({ train, test }, fold) => {
          const latest = Math.max(...train.map((row) => list[row]));
          expect(Math.min(...test.map((row) => list[row]))).toBeGreaterThan(latest);
          if (fold === 0) return;
          expect(train).toEqual([...folds[fold - 1].train, ...folds[fold - 1].test]);
        });
      }),
    );
  });

  it("does not divide equal times, and says when that is too few blocks", () => {
    expect(timeSeriesFolds([1, 1, 2, 2, 3, 3], 2)[0]).toEqual({ train: [0, 1], test: [2, 3] });
    expect(() => timeSeriesFolds([1, 1, 1, 1, 2], 2)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: timeSeriesFolds: 2 folds leave 1 of 3 blocks empty, because rows of the same time stay together.
        Each of the k + 1 blocks has a time of its own.]
    `);
  });
});
