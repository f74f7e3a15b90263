import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erf } from "./erf.ts";

/** 2/√π · ∫ exp(−t²) from 0 to x as its Maclaurin series, whose terms stay moderate for small x. */
function series(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 60; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

describe("erf of one number", () => {
  it.each([
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2, 0.9953222650189527],
    [3, 0.9999779095030014],
    [5, 0.9999999999984626],
  ])("knows the table of mathematics at %s", (x, y) => {
    expect(Math.abs(erf(x) - y)).toBeLessThan(4e-16);
  });

  it("agrees with its series around 0", () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => {
        expect(Math.abs(erf(x) - series(x))).toBeLessThanOrEqual(4e-16);
      }),
    );
  });

  it("keeps the relative precision of tiny numbers", () => {
    expect(erf(1e-300) / 1e-300).toBeCloseTo(2 / Math.sqrt(Math.PI), 14);
  });

  it("joins its pieces without a step, rises, and stays in [−1, 1]", () => {
    let last = -1;
    for (let i = -7 * 64; i <= 7 * 64; i++) {
      const [left, right] = [erf((i - 1e-9) / 64), erf((i + 1e-9) / 64)];
      expect(Math.abs(right - left)).toBeLessThan(1e-10);
      expect(right).toBeGreaterThanOrEqual(last);
      expect(Math.abs(right)).toBeLessThanOrEqual(1);
      last = right;
    }
  });

  it("is ±1 at ±∞, and NaN at NaN", () => {
    expect([Infinity, -Infinity, NaN, 0, -0, 6].map(erf)).toEqual([1, -1, NaN, 0, -0, 1]);
  });
});
