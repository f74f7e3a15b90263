import { tensor } from "@gradus/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cosine } from "./cosine.ts";
import { exponential } from "./exponential.ts";
import { gradientMagnitude } from "./gradient-magnitude.ts";
import { inverseSquareRoot } from "./inverse-square-root.ts";
import { inverseTime } from "./inverse-time.ts";
import { linear } from "./linear.ts";
import type { Schedule } from "./schedule.ts";
import { stepDecay } from "./step-decay.ts";
import { warmUp } from "./warm-up.ts";

const schedules: [string, Schedule][] = [
  ["inverseTime", inverseTime(0.2, { decay: 0.5 })],
  ["exponential", exponential(0.2)],
  ["inverseSquareRoot", inverseSquareRoot(0.2)],
  ["linear", linear(0.2, { epochs: 10 })],
  ["stepDecay", stepDecay(0.2, { every: 3 })],
  ["cosine", cosine(0.2, { epochs: 10 })],
];

const epoch = fc.nat({ max: 100 });

describe.each(schedules)("%s", (_name, schedule) => {
  it("never rises, never falls below 0, and does not depend on what was asked before", () => {
    fc.assert(
      fc.property(epoch, (e) => {
        const [now, later] = [schedule(e), schedule(e + 1)];
        expect(later).toBeLessThanOrEqual(now + 1e-15);
        expect(later).toBeGreaterThanOrEqual(0);
        expect(schedule(e)).toBe(now);
      }),
    );
  });
});

describe("schedules", () => {
  it("follow their formulas", () => {
    expect(inverseTime(1, { decay: 1 })(3)).toBe(0.25);
    expect(exponential(1, { rate: 0.5 })(3)).toBe(0.125);
    expect(inverseSquareRoot(1, { k: 2 })(3)).toBe(1);
    expect(linear(1, { epochs: 4 })(0)).toBe(0.75);
    expect([linear(1, { epochs: 4 })(3), linear(1, { epochs: 4 })(9)]).toEqual([0, 0]);
    expect([4, 5, 9, 10].map(stepDecay(1, { every: 5, factor: 0.5 }))).toEqual([1, 0.5, 0.5, 0.25]);
    expect(cosine(1, { epochs: 10, min: 0.5 })(5)).toBeCloseTo(0.75, 12);
    expect(cosine(1, { epochs: 10, min: 0.5 })(99)).toBe(0.5);
  });

  it("say what is wrong with their options", () => {
    expect(() => linear(1, { epochs: 0 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: linear: epochs is 0.
        epochs is a whole number, 1 or more.]
    `);
    expect(() => exponential(-1)).toThrow("learningRate is -1.");
  });
});

describe("warmUp", () => {
  it("rises to the schedule's first rate, and then follows it", () => {
    const schedule = warmUp(exponential(8, { rate: 0.5 }), { epochs: 4 });
    expect([0, 1, 2, 3, 4, 5].map(schedule)).toEqual([2, 4, 6, 8, 8, 4]);
  });
});

describe("gradientMagnitude", () => {
  it("is as long as all gradients together, up to a maximum", async () => {
    const gradients = [tensor([3]), tensor([0, 4])];
    expect(await gradientMagnitude(0.1, gradients)).toBe(0.5);
    expect(await gradientMagnitude(0.1, gradients, { max: 0.25 })).toBe(0.25);
  });
});
