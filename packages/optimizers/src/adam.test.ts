import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Adam } from "./adam.ts";
import { descendValley, distanceToMinimum, stepWith, weights } from "./testing/descend.ts";

const size = fc.double({ min: 0.001, max: 1000, noNaN: true });

describe("Adam", () => {
  it("takes a first step of η, whatever the gradient's size: the hats undo the start at 0", () => {
    fc.assert(
      fc.property(size, (g) => {
        const w = weights(0);
        const optimizer = new Adam([w], { learningRate: 0.1, epsilon: 1e-12 });
        expect(stepWith(optimizer, w, g)[0]).toBeCloseTo(-0.1, 6);
      }),
    );
  });

  it("follows its formula by hand", () => {
    const w = weights(0);
    const options = { learningRate: 1, beta1: 0.5, beta2: 0.75, epsilon: 1e-300 };
    const optimizer = new Adam([w], options);
    expect(stepWith(optimizer, w, 4)[0]).toBeCloseTo(-1, 12); // m̂ = 2 / ½, v̂ = 4 / ¼
    // m = ½·2 + ½·0 = 1, m̂ = 1 / ¾; v = ¾·4 = 3, v̂ = 3 / (7/16)
    expect(stepWith(optimizer, w, 0)[0]).toBeCloseTo(-1 - 4 / 3 / Math.sqrt(48 / 7), 12);
  });

  it("adds ε to the root, not under it", () => {
    const w = weights(0);
    const optimizer = new Adam([w], { learningRate: 1, epsilon: 1e-8 });
    expect(stepWith(optimizer, w, 1e-8)[0]).toBeCloseTo(-0.5, 6);
  });

  it("finds a minimum", () => {
    const end = descendValley((w) => new Adam([w], { learningRate: 0.05 }), 1000);
    expect(distanceToMinimum(end)).toBeLessThan(1e-4);
  });

  it("says what is wrong with its options", () => {
    expect(() => new Adam([weights(0)], { beta2: 1.5 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Adam: beta2 is 1.5.
        beta2 is a number from 0 up to, but not, 1.]
    `);
    expect(() => new Adam([weights(0)], { learningRate: Number.NaN })).toThrow(
      "learningRate is NaN.",
    );
  });
});
