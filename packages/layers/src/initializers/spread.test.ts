import { abs, Random, type Tensor, variance } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heNormal, heNormalSpread } from "./he-normal.ts";
import { heUniform, heUniformSpread } from "./he-uniform.ts";
import { xavierNormal, xavierNormalSpread } from "./xavier-normal.ts";
import { xavierUniform, xavierUniformSpread } from "./xavier-uniform.ts";

const initializers = [
  { draw: heNormal, spreadOf: heNormalSpread },
  { draw: heUniform, spreadOf: heUniformSpread },
  { draw: xavierNormal, spreadOf: xavierNormalSpread },
  { draw: xavierUniform, spreadOf: xavierUniformSpread },
];

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

const wide = fc.integer({ min: 40, max: 80 });

/** The square root of the mean square of all numbers. */
function magnitude(x: Tensor): number {
  return Math.sqrt(Number(x.mul(x).mean().toArray()));
}

describe.each(initializers)("$draw.name", ({ draw, spreadOf }) => {
  it("draws weights of its deviation, around 0 and within its bound", () => {
    fc.assert(
      fc.property(seeds, wide, wide, (seed, fanIn, fanOut) => {
        const weights = draw(new Random(seed), [fanIn, fanOut], { dtype: "float64" });
        const { deviation, bound } = spreadOf({ fanIn, fanOut });
        // 1600 or more numbers: six standard errors of their deviation and of their mean
        const error = 6 / Math.sqrt(fanIn * fanOut);
        expect(Math.sqrt(Number(variance(weights).toArray())) / deviation).toBeGreaterThan(
          1 - error,
        );
        expect(Math.sqrt(Number(variance(weights).toArray())) / deviation).toBeLessThan(1 + error);
        expect(Math.abs(Number(weights.mean().toArray()))).toBeLessThan(error * deviation);
        expect(abs(weights).max().toArray()).toBeLessThanOrEqual(bound);
      }),
      { numRuns: 50 },
    );
  });

  it("draws the same from the same seed, in the dtype that is asked for", () => {
    const [a, b] = [1, 1].map((seed) => draw(new Random(seed), [3, 4], { dtype: "float64" }));
    expect(a.toArray()).toEqual(b.toArray());
    expect(a.dtype).toBe("float64");
    expect(draw(new Random(1), [3, 4]).dtype).toBe("float32");
  });

  it("spreads the weights of a convolution by all inputs of its window", () => {
    const kernel = draw(new Random(1), [20, 10, 5, 5]);
    const { deviation } = spreadOf({ fanIn: 250, fanOut: 500 });
    expect(magnitude(kernel) / deviation).toBeCloseTo(1, 1);
  });

  it("takes fans that the shape would not tell", () => {
    const deviation = magnitude(draw(new Random(1), [4000], { fanIn: 8, fanOut: 2 }));
    expect(deviation / spreadOf({ fanIn: 8, fanOut: 2 }).deviation).toBeCloseTo(1, 1);
  });

  it("refuses weights without two sides", () => {
    expect(() => draw(new Random(1), [3])).toThrow(`${draw.name}: weights [3] do not say`);
    expect(() => draw(new Random(1), [0, 3])).toThrow("A layer has at least one input");
  });
});
