import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "./random.ts";

const seeds = fc.integer({ min: 0, max: 0xffffffff });

describe("choice", () => {
  it("draws numbers below the count, each at most once", () => {
    fc.assert(
      fc.property(seeds, fc.nat(20), fc.nat(20), (seed, a, b) => {
        const [size, count] = [Math.min(a, b), Math.max(a, b)];
        const drawn = [...new Random(seed).choice(count, size).dataSync()];
        expect(drawn).toHaveLength(size);
        expect(new Set(drawn).size).toBe(size);
        expect(drawn.every((i) => i >= 0 && i < count)).toBe(true);
      }),
    );
  });

  it("can draw a number again if it is put back", () => {
    const drawn = new Random(1).choice(3, 300, { replacement: true }).dataSync();
    expect(new Set(drawn)).toEqual(new Set([0, 1, 2]));
  });

  it("never draws what weighs 0, and everything else once before anything twice", () => {
    const weights = fc.array(fc.constantFrom(0, 0, 1, 5e-324, 1e300), { minLength: 1 });
    fc.assert(
      fc.property(seeds, weights, (seed, list) => {
        const possible = [...list.keys()].filter((i) => list[i] > 0);
        const [random, size] = [new Random(seed), possible.length];
        const once = random.choice(list.length, size, { weights: list }).dataSync();
        expect([...once].toSorted((a, b) => a - b)).toEqual(possible);
        const again = random.choice(list.length, size, { weights: list, replacement: true });
        for (const i of again.dataSync()) expect(list[i]).toBeGreaterThan(0);
      }),
    );
  });

  it("draws each number as often as its weight says", () => {
    // 4 standard errors of a share p among n: 4 √(p (1 − p) / n) ≤ 0.02
    const n = 10_000;
    const drawn = new Random(3).choice(3, n, { weights: [1, 0, 3], replacement: true }).dataSync();
    expect(drawn.filter((i) => i === 2).length / n).toBeCloseTo(0.75, 1);
    expect(Math.abs(drawn.filter((i) => i === 2).length / n - 0.75)).toBeLessThan(0.02);
  });

  it("without replacement, draws the heavier first more often, as its share of what is left", () => {
    const random = new Random(4);
    const n = 5000;
    let first = 0;
    let second = 0;
    for (let i = 0; i < n; i++) {
      const drawn = random.choice(3, 2, { weights: [1, 2, 3] }).dataSync();
      if (drawn[0] === 2) first++;
      else if (drawn[1] === 2) second++;
    }
    // 3/6 at once; after 0 (1/6) 3/5, after 1 (2/6) 3/4: 1/10 + 1/4. Four standard errors are 0.03.
    expect(Math.abs(first / n - 1 / 2)).toBeLessThan(0.03);
    expect(Math.abs(second / n - 0.35)).toBeLessThan(0.03);
  });

  it("draws nothing where nothing is asked for", () => {
    const random = new Random(1);
    expect(random.choice(0, 0).shape).toEqual([0]);
    expect(random.choice(5, 0, { weights: [0, 0, 0, 0, 0] }).shape).toEqual([0]);
  });

  it("says how many can be drawn, and that putting back would help", () => {
    const random = new Random(1);
    expect(() => random.choice(3, 4)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: choice: a size of 4 was asked for, where 3 can be drawn.
        Without replacement each number is drawn at most once, and nothing is drawn from nothing.
        Try: { replacement: true }]
    `);
    expect(random.choice(3, 4, { replacement: true }).shape).toEqual([4]);
    const weights = [0, 2, 0];
    expect(() => random.choice(3, 2, { weights })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: choice: a size of 2 was asked for, where 1 can be drawn, the others having weight 0.
        Without replacement each number is drawn at most once, and nothing is drawn from nothing.
        Try: { replacement: true }]
    `);
    expect(random.choice(3, 2, { weights, replacement: true }).dataSync()).toEqual(
      Int32Array.of(1, 1),
    );
  });

  it("offers no way out where there is nothing to draw from", () => {
    const replacement = true;
    expect(() => new Random(1).choice(0, 1, { replacement })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: choice: a size of 1 was asked for, where 0 can be drawn.
        Without replacement each number is drawn at most once, and nothing is drawn from nothing.]
    `);
    expect(() => new Random(1).choice(2, 1, { replacement, weights: [0, 0] }))
      .toThrowErrorMatchingInlineSnapshot(`
        [RangeError: choice: a size of 1 was asked for, where 0 can be drawn, the others having weight 0.
          Without replacement each number is drawn at most once, and nothing is drawn from nothing.]
      `);
  });

  it("says which weight makes no sense", () => {
    const choose = (weights: number[]) => () => new Random(1).choice(2, 1, { weights });
    expect(choose([1])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: choice: weights has length 1, for 2 numbers.
        Each number has one weight.]
    `);
    expect(choose([1, -2])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: choice: weights[1] is -2.
        Every weight is 0 or more, and their sum is finite.]
    `);
    expect(choose([NaN, 1])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: choice: weights[0] is NaN.
        Every weight is 0 or more, and their sum is finite.]
    `);
    expect(choose([1e308, 1e308])).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: choice: the weights add up to Infinity.
        Every weight is 0 or more, and their sum is finite.]
    `);
  });

  it("counts in whole numbers", () => {
    expect(() => new Random(1).choice(2.5, 1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: choice: a count of 2.5.
        A count is a whole number from 0 to 2147483647.]
    `);
    expect(() => new Random(1).permutation(-1)).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: permutation: a count of -1.
        A count is a whole number from 0 to 2147483647.]
    `);
  });
});
