import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Adagrad } from "./adagrad.ts";
import { descendValley, distanceToMinimum, stepWith, weights } from "./testing/descend.ts";

const size = fc.double({ min: 0.01, max: 3, noNaN: true });

describe("Adagrad", () => {
  it("adds the squares up before it divides", () => {
    const w = weights(0);
    const optimizer = new Adagrad([w], { learningRate: 1, epsilon: 1e-300 });
    expect(stepWith(optimizer, w, 3)).toEqual([-1]); // 3 / √9
    expect(stepWith(optimizer, w, 4)).toEqual([-1.8]); // 4 / √(9 + 16)
  });

  it("does not care how large all gradients are", () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 5 }), size, (gs, scale) => {
        const [a, b] = [weights(0), weights(0)];
        const [one, other] = [new Adagrad([a]), new Adagrad([b])];
        for (const g of gs)
          expect(stepWith(one, a, g)[0]).toBeCloseTo(stepWith(other, b, g * scale)[0], 7);
      }),
    );
  });

  it("has a memory for each number, not one for the whole tensor", () => {
    const w = weights(0, 0);
    const [first, second] = stepWith(new Adagrad([w], { learningRate: 1 }), w, 100, 0.001);
    expect(first).toBeCloseTo(-1, 6);
    expect(second).toBeCloseTo(-1, 6);
  });

  it("finds a minimum", () => {
    const end = descendValley((w) => new Adagrad([w], { learningRate: 1 }), 300);
    expect(distanceToMinimum(end)).toBeLessThan(1e-4);
  });
});
