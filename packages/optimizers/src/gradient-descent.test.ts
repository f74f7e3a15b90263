import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GradientDescent } from "./gradient-descent.ts";
import { Sgd } from "./sgd.ts";
import { descendValley, distanceToMinimum, stepWith, weights } from "./testing/descend.ts";

const number = fc.double({ min: -3, max: 3, noNaN: true });

describe.each([GradientDescent, Sgd])("%o", (Kind) => {
  it("moves against the gradient, by the learning rate", () => {
    const w = weights(1, 2);
    expect(stepWith(new Kind([w], { learningRate: 0.5 }), w, 4, -2)).toEqual([-1, 3]);
  });

  it("takes a step twice as long for a gradient twice as long", () => {
    fc.assert(
      fc.property(number, number, (start, g) => {
        const [w, twice] = [weights(start), weights(start)];
        const short = stepWith(new Kind([w]), w, g)[0] - start;
        const long = stepWith(new Kind([twice]), twice, 2 * g)[0] - start;
        expect(long).toBeCloseTo(2 * short, 12);
      }),
    );
  });

  it("shrinks weights without any gradient by weight decay: θ ← (1 − ηλ) θ", () => {
    const w = weights(10);
    const optimizer = new Kind([w], { learningRate: 0.1, weightDecay: 0.5 });
    expect(stepWith(optimizer, w, 0)).toEqual([9.5]);
  });

  it("finds a minimum", () => {
    const end = descendValley((w) => new Kind([w], { learningRate: 0.05 }), 200);
    expect(distanceToMinimum(end)).toBeLessThan(1e-6);
  });
});
