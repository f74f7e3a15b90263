import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Momentum } from "./momentum.ts";
import { descendValley, distanceToMinimum, stepWith, weights } from "./testing/descend.ts";

const gradients = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: 1,
  maxLength: 8,
});

describe("Momentum", () => {
  it("rolls on when the gradient is gone", () => {
    const w = weights(0);
    const optimizer = new Momentum([w], { learningRate: 1, beta: 0.5, form: "sum" });
    expect(stepWith(optimizer, w, 8)).toEqual([-8]); // v = 8
    expect(stepWith(optimizer, w, 0)).toEqual([-12]); // v = 4
    expect(stepWith(optimizer, w, 0)).toEqual([-14]); // v = 2
  });

  it("averages in one form and sums in the other: 1/(1 − β) times as far", () => {
    fc.assert(
      fc.property(gradients, (gs) => {
        const [a, b] = [weights(0), weights(0)];
        const average = new Momentum([a], { learningRate: 0.1, beta: 0.75 });
        const sum = new Momentum([b], { learningRate: 0.025, beta: 0.75, form: "sum" });
        for (const g of gs)
          expect(stepWith(average, a, g)[0]).toBeCloseTo(stepWith(sum, b, g)[0], 12);
      }),
    );
  });

  it("keeps a velocity for each parameter", () => {
    const [a, b] = [weights(0), weights(0)];
    const optimizer = new Momentum([a, b], { learningRate: 1, beta: 0.5, form: "sum" });
    a.mul(4).add(b.mul(-2)).sum().backward();
    optimizer.step();
    a.zeroGrad();
    b.zeroGrad();
    a.mul(0).add(b.mul(0)).sum().backward();
    optimizer.step();
    expect([...a.dataSync(), ...b.dataSync()]).toEqual([-6, 3]);
  });

  it.each(["average", "sum"] as const)("finds a minimum in the form %s", (form) => {
    const end = descendValley((w) => new Momentum([w], { learningRate: 0.01, form }), 1000);
    expect(distanceToMinimum(end)).toBeLessThan(1e-3);
  });

  it("says what is wrong with its options", () => {
    expect(() => new Momentum([weights(0)], { beta: 1 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: Momentum: beta is 1.
        beta is a number from 0 up to, but not, 1.]
    `);
  });
});
