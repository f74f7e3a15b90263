import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextUid, uidRange } from "./uids.ts";

/** Numbers that belong to somebody on most systems: people, services, and "nobody". */
const isTaken = (uid: number): boolean => uid < 1000 || uid === 65_534;

describe("uidRange", () => {
  it("gives only numbers that are known here and that nobody has", () => {
    const map = fc.tuple(fc.nat(200_000), fc.integer({ min: 1, max: 2 ** 20 }));
    fc.assert(
      fc.property(map, ([first, count]) => {
        const range = uidRange(`${first} 100000 ${count}\n`);
        if (range === undefined) return;
        expect(range.first).toBeGreaterThanOrEqual(first);
        expect(range.last).toBeLessThan(first + count);
        expect(range.last - range.first).toBeGreaterThanOrEqual(10_000);
        expect([range.first, range.last].some(isTaken)).toBe(false);
      }),
    );
  });

  it("takes an unclaimed range where all users are known", () => {
    expect(uidRange("         0          0 4294967295\n")).toEqual({
      first: 1_879_048_192,
      last: 2_147_352_575,
    });
  });

  it("takes the upper half in a container, and leaves nobody alone", () => {
    expect(uidRange("0 100000 65536\n")).toEqual({ first: 32_768, last: 65_533 });
  });

  it("has none where a container knows only its own user", () => {
    expect(uidRange("0 1000 1\n")).toBeUndefined();
    expect(uidRange("")).toBeUndefined();
  });
});

describe("nextUid", () => {
  it("never gives a number twice, and then says that there are no more", () => {
    const range = { first: 50_000, last: 70_000 };
    const given = new Set(Array.from({ length: 1000 }, () => nextUid(range)));
    expect(given.size).toBe(1000);
    expect([...given].every((uid) => uid >= range.first && uid <= range.last)).toBe(true);
    expect(() => nextUid({ first: 5, last: 7 })).toThrowErrorMatchingInlineSnapshot(`
      [RangeError: nextUid: all 3 numbers from 5 to 7 have been given.
        A number that was used before could meet what an earlier program left behind.]
    `);
  });
});
