import { describe, expect, it } from "vitest";
import { Adam } from "./adam.ts";
import { AdamW } from "./adamw.ts";
import { descendValley, distanceToMinimum, stepWith, weights } from "./testing/descend.ts";

describe("AdamW", () => {
  it("shrinks a weight by ηλ of itself, however large its gradient is", () => {
    for (const g of [0.001, 1, 1000]) {
      const [a, b] = [weights(10), weights(10)];
      const plain = stepWith(new Adam([a], { learningRate: 0.1 }), a, g)[0];
      const decayed = stepWith(new AdamW([b], { learningRate: 0.1, weightDecay: 0.5 }), b, g)[0];
      expect(plain - decayed).toBeCloseTo(0.5, 9); // 0.1 · 0.5 · 10
    }
  });

  it("is Adam without decay", () => {
    const [a, b] = [weights(1, 2), weights(1, 2)];
    const [adam, adamW] = [new Adam([a]), new AdamW([b], { weightDecay: 0 })];
    for (const g of [1, -2, 3]) expect(stepWith(adamW, b, g, -g)).toEqual(stepWith(adam, a, g, -g));
  });

  it("finds a minimum", () => {
    const end = descendValley((w) => new AdamW([w], { learningRate: 0.05, weightDecay: 0 }), 1000);
    expect(distanceToMinimum(end)).toBeLessThan(1e-4);
  });
});
