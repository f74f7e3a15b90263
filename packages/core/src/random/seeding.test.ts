import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scramble, stateFromSeed } from "./seeding.ts";

const words = fc.integer({ min: 0, max: 0xffffffff });

describe("scramble", () => {
  it("flips about half of the bits when one is flipped", () => {
    const ones = (word: number): number => word.toString(2).replaceAll("0", "").length;
    let [flipped, count] = [0, 0];
    for (let word = 1; word <= 1000; word++)
      for (let bit = 0; bit < 32; bit++, count++)
        flipped += ones((scramble(word) ^ scramble(word ^ (1 << bit))) >>> 0);
    expect(flipped / count).toBeCloseTo(16, 0);
  });

  it("is one to one", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        fc.pre(a !== b);
        expect(scramble(a)).not.toBe(scramble(b));
      }),
    );
  });
});

describe("stateFromSeed", () => {
  it("makes four words of which at most one is 0", () => {
    fc.assert(
      fc.property(words, (seed) => {
        const state = stateFromSeed(seed);
        expect(new Set(state).size).toBe(4);
        expect(state.every((word) => word === (word | 0))).toBe(true);
      }),
    );
  });
});
