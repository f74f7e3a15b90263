import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizeClass } from "./buffer-pool.ts";

describe("sizeClass", () => {
  it("wastes at most an eighth, in whole lines of 256 bytes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 33 }), (bytes) => {
        const size = sizeClass(bytes);
        expect(size).toBeGreaterThanOrEqual(bytes);
        expect(size % 256).toBe(0);
        expect(size - bytes).toBeLessThanOrEqual(Math.max(256, bytes / 8));
        expect(sizeClass(size)).toBe(size);
      }),
    );
  });

  it("is 1280 for 1025 bytes", () => expect(sizeClass(1025)).toBe(1280));
});
