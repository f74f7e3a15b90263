import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cpu } from "../backend/cpu/cpu-backend.ts";
import { Random } from "./random.ts";

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const probabilities = fc.double({ min: 0, max: 1, noNaN: true });
const dtypes = fc.constantFrom("float32" as const, "float64" as const, "int32" as const);

describe("bernoulli", () => {
  it("gives these numbers on every platform, in every version", () => {
    const tosses = new Random(1).bernoulli([16], 0.5).dataSync();
    expect(tosses.join(" ")).toMatchInlineSnapshot(`"0 1 1 0 0 1 1 1 1 0 1 0 1 1 0 1"`);
  });

  it("is 1 as often as it should be, up to chance", () => {
    fc.assert(
      fc.property(seeds, probabilities, (seed, p) => {
        const mean = new Random(seed).bernoulli([10_000], p, { dtype: "float64" }).mean();
        // six standard errors
        expect(Math.abs(mean.dataSync()[0] - p)).toBeLessThan(6 * Math.sqrt(0.25 / 10_000));
      }),
      { numRuns: 30 },
    );
  });

  it("tosses the same coins for every dtype, and more of them for a longer shape", () => {
    fc.assert(
      fc.property(seeds, probabilities, dtypes, fc.nat(20), (seed, p, dtype, length) => {
        const few = new Random(seed).bernoulli([length], p, { dtype });
        const many = new Random(seed).bernoulli([length + 3], p);
        expect(few.dtype).toBe(dtype);
        expect([...few.dataSync()]).toEqual([...many.dataSync().subarray(0, length)]);
      }),
    );
  });

  it("moves its stream on by as much, whatever the shape", () => {
    fc.assert(
      fc.property(seeds, fc.nat(10), probabilities, (seed, length, p) => {
        const [a, b] = [new Random(seed), new Random(seed)];
        a.bernoulli([length], p);
        b.bernoulli([2, 3], 0);
        expect(a.state()).toEqual(b.state());
        expect(a.state()).not.toEqual(new Random(seed).state());
      }),
    );
  });

  it("knows no chance at 0 and 1", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = new Random(seed);
        expect(random.bernoulli([50], 0).sum().toArray()).toBe(0);
        expect(random.bernoulli([50], 1).sum().toArray()).toBe(50);
      }),
    );
  });

  it("lets a backend toss by itself", () => {
    const calls: unknown[] = [];
    const bernoulli = (...given: unknown[]) => (calls.push(given), cpu.fill(1, 3, "float32"));
    const backend = { ...cpu, fused: { bernoulli } };
    expect(new Random(1).bernoulli([3], 0.25, { backend }).toArray()).toEqual([1, 1, 1]);
    expect(calls).toEqual([[expect.any(Array), 2 ** 30 - 1, 3, "float32"]]);
  });

  it("says what a probability is", () => {
    expect(() => new Random(1).bernoulli([2], 1.5)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: bernoulli: a probability of 1.5.
        A probability is a number from 0 to 1.]
    `);
    expect(() => new Random(1).bernoulli([2], Number.NaN)).toThrow("a probability of NaN.");
  });
});
