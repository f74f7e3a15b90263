import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lanesFor } from "./lanes.ts";

describe("the threads of a row", () => {
  it("are a power of two, of which each has work", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        (...sizes) => {
          const [length] = sizes;
          const lanes = lanesFor(...sizes);
          expect([1, 2, 4, 8, 16, 32, 64, 128, 256]).toContain(lanes);
          expect(lanes === 1 || 2 * lanes < length).toBe(true);
          // All that a workgroup has, or no more than 32 numbers for each.
          expect(lanes === 256 || length / lanes <= 32).toBe(true);
        },
      ),
    );
  });

  it("are fewer where there are many rows, and enough for the device where there are few", () => {
    expect([1, 128, 256, 512, 4096, 1e6].map((rows) => lanesFor(1000, rows))).toEqual([
      256, 256, 128, 64, 32, 32,
    ]);
    expect([1, 1024, 2048, 4096, 1e6].map((rows) => lanesFor(128, rows))).toEqual([
      32, 32, 16, 8, 8,
    ]);
    expect(lanesFor(1e6, 1e6)).toBe(256);
    expect(lanesFor(10, 1e6)).toBe(4);
  });
});
