import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erf } from "./erf.ts";

const numbers = fc.double({ min: -8, max: 8, noNaN: true });

describe("erf", () => {
  it.each([
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [1.9, 0.9927904292352575],
    [2.1, 0.997020533343667],
    [3, 0.9999779095030014],
  ])("is the area that tables give: erf %d = %d", (x, area) => {
    expect(Math.abs(erf(x) - area)).toBeLessThan(1e-15);
  });

  it("is odd", () => {
    fc.assert(
      fc.property(numbers, (x) => {
        expect(erf(-x)).toBe(-erf(x));
      }),
    );
  });

  it("has the slope 2/√π e^(−x²), also where its two halves meet", () => {
    const step = 1e-5;
    fc.assert(
      fc.property(fc.oneof(numbers, fc.constantFrom(-2, 2)), (x) => {
        const slope = (erf(x + step) - erf(x - step)) / (2 * step);
        expect(slope).toBeCloseTo((2 / Math.sqrt(Math.PI)) * Math.exp(-x * x), 9);
      }),
    );
  });

  it("ends at 1 and −1, and keeps NaN and the sign of zero", () => {
    expect([40, Infinity, -Infinity, 0, -0, NaN].map(erf)).toEqual([1, 1, -1, 0, -0, NaN]);
  });
});
