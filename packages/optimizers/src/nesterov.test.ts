import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GradientDescent } from "./gradient-descent.ts";
import { Nesterov } from "./nesterov.ts";
import { descendValley, distanceToMinimum, stepWith, weights } from "./testing/descend.ts";

describe("Nesterov", () => {
  it("takes the step that the velocity will take next", () => {
    const w = weights(0);
    const optimizer = new Nesterov([w], { learningRate: 1, beta: 0.5 });
    expect(stepWith(optimizer, w, 8)).toEqual([-12]); // v = 8, g + βv = 12
    expect(stepWith(optimizer, w, 0)).toEqual([-14]); // v = 4, g + βv = 2
  });

  it("is gradient descent without memory", () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (g) => {
        const [a, b] = [weights(1), weights(1)];
        const plain = stepWith(new GradientDescent([b]), b, g);
        expect(stepWith(new Nesterov([a], { beta: 0 }), a, g)).toEqual(plain);
      }),
    );
  });

  it("finds a minimum", () => {
    const end = descendValley((w) => new Nesterov([w], { learningRate: 0.01 }), 500);
    expect(distanceToMinimum(end)).toBeLessThan(1e-4);
  });
});
