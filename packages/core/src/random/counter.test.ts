import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { additionsOf, type Key, randomWords, threefry } from "./counter.ts";

const words = fc.integer({ min: 0, max: 0xffffffff });
const keys = fc.tuple(words, words);

describe("threefry", () => {
  it.each([
    ["zeros", [0, 0], [0, 0], [0x6b200159, 0x99ba4efe]],
    ["ones", [0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], [0x1cb996fc, 0xbb002be7]],
    ["digits of π", [0x13198a2e, 0x03707344], [0x243f6a88, 0x85a308d3], [0xc4923a9c, 0x483df7a0]],
  ] as const)("gives the published words for %s", (_, key, [low, high], expected) => {
    const out = new Uint32Array(2);
    threefry(additionsOf(key), [low, high], out, 0);
    expect([...out]).toEqual(expected);
  });

  it("gives words whose bits are as often 1 as 0, whatever the key", () => {
    fc.assert(
      fc.property(keys, (key) => {
        const counts = bitCounts(randomWords(key, 4096));
        // six standard errors of 4096 tosses of a coin
        for (const count of counts) expect(Math.abs(count - 2048)).toBeLessThan(6 * 32);
      }),
      { numRuns: 20 },
    );
  });

  it("turns about half of the bits when one bit of the key turns", () => {
    fc.assert(
      fc.property(keys, fc.nat(31), ([first, second], bit) => {
        const near: Key = [first ^ (1 << bit), second];
        const [a, b] = [randomWords([first, second], 1024), randomWords(near, 1024)];
        const turned = bitCounts(a.map((word, i) => word ^ b[i])).reduce((sum, n) => sum + n);
        expect(Math.abs(turned - 16_384)).toBeLessThan(6 * 90.5); // √(32,768 / 4)
      }),
      { numRuns: 20 },
    );
  });
});

describe("randomWords", () => {
  it("begins alike, however many words are asked for", () => {
    fc.assert(
      fc.property(keys, fc.nat(40), fc.nat(40), (key, few, more) => {
        expect(randomWords(key, few + more).subarray(0, few)).toEqual(randomWords(key, few));
      }),
    );
  });

  it("gives two words for each counter", () => {
    const out = new Uint32Array(2);
    threefry(additionsOf([1, 2]), [1, 0], out, 0);
    expect([...randomWords([1, 2], 4).subarray(2)]).toEqual([...out]);
  });
});

/** How many words have each bit. */
function bitCounts(all: Uint32Array): number[] {
  return Array.from({ length: 32 }, (_, bit) =>
    all.reduce((count, word) => count + ((word >>> bit) & 1), 0),
  );
}
