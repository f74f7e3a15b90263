import { describe, expect, it } from "vitest";
import { RmsProp } from "./rms-prop.ts";
import { descendValley, distanceToMinimum, stepWith, weights } from "./testing/descend.ts";

describe("RmsProp", () => {
  it("divides by the root of the running mean of squares", () => {
    const w = weights(0);
    const optimizer = new RmsProp([w], { learningRate: 1, beta: 0.75, epsilon: 1e-300 });
    expect(stepWith(optimizer, w, 4)[0]).toBeCloseTo(-2, 12); // 4 / √(16/4)
    expect(stepWith(optimizer, w, 0)[0]).toBeCloseTo(-2, 12);
  });

  it("forgets, unlike a sum: under a constant gradient every step ends up η long", () => {
    const w = weights(0);
    const optimizer = new RmsProp([w], { learningRate: 0.5, beta: 0.9 });
    for (let i = 0; i < 300; i++) stepWith(optimizer, w, 7);
    const before = w.dataSync()[0];
    expect(before - stepWith(optimizer, w, 7)[0]).toBeCloseTo(0.5, 6);
  });

  it("adds ε to the root, not under it", () => {
    const w = weights(0);
    const optimizer = new RmsProp([w], { learningRate: 1, beta: 0, epsilon: 1e-4 });
    expect(stepWith(optimizer, w, 1e-4)[0]).toBeCloseTo(-0.5, 9);
  });

  it("finds a minimum", () => {
    const end = descendValley((w) => new RmsProp([w], { learningRate: 0.002 }), 3000);
    expect(distanceToMinimum(end)).toBeLessThan(5e-3);
  });
});
