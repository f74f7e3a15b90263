import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  matrices,
  nonzeroNumbers,
  numbers,
  pairOfMatrices,
  pairOfVectors,
  squareMatrices,
  tripleOfMatrices,
  tripleOfVectors,
  vectors,
} from "./generators.ts";

describe("numbers", () => {
  it("stay in their range, are finite, never −0, and read well", () => {
    const range = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(
        range.chain(([min, width]) =>
          fc.tuple(fc.constant([min, min + width]), numbers({ min, max: min + width })),
        ),
        ([[min, max], n]) => {
          expect(n).toBeGreaterThanOrEqual(min);
          expect(n).toBeLessThanOrEqual(max);
          expect(Object.is(n, -0)).toBe(false);
          expect(String(n).length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });

  it("come from a range without whole numbers, too", () => {
    fc.assert(fc.property(numbers({ min: 0.2, max: 0.7 }), (n) => n >= 0.2 && n <= 0.7));
    fc.assert(fc.property(nonzeroNumbers(), (n) => n !== 0));
  });

  it("shrink to the smallest whole number that fails", () => {
    const { counterexample } = fc.check(
      fc.property(numbers(), (n) => n < 3),
      { seed: 1 },
    );
    expect(counterexample).toEqual([3]);
  });
});

describe("vectors and matrices", () => {
  it("have the lengths that are asked for", () => {
    fc.assert(fc.property(vectors({ length: 3 }), (v) => v.length === 3));
    fc.assert(
      fc.property(vectors({ minLength: 2, maxLength: 3 }), (v) => v.length === 2 || v.length === 3),
    );
    fc.assert(fc.property(pairOfVectors(), ([a, b]) => a.length === b.length && a.length >= 1));
    fc.assert(
      fc.property(tripleOfVectors({ length: 2 }), (all) => all.every((v) => v.length === 2)),
    );
  });

  it("have the shapes that fit", () => {
    fc.assert(
      fc.property(matrices({ rows: 2 }), (a) => a.rows === 2 && a.data.length === 2 * a.columns),
    );
    fc.assert(fc.property(squareMatrices(), (a) => a.rows === a.columns));
    fc.assert(fc.property(pairOfMatrices(), ([a, b]) => a.columns === b.rows));
    fc.assert(
      fc.property(tripleOfMatrices(), ([a, b, c]) => a.columns === b.rows && b.columns === c.rows),
    );
  });
});
