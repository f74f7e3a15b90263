import { describe, expect, it } from "vitest";
import { checkFinite } from "./check-finite.ts";

describe("checkFinite", () => {
  it("lets finite numbers pass, down to the least", () => {
    expect(() => checkFinite("f", "size", -1e300)).not.toThrow();
    expect(() => checkFinite("f", "size", 2, 2)).not.toThrow();
  });

  it.each([NaN, Infinity, -Infinity, 1.9])("does not let %s pass for a number from 2 on", (x) => {
    expect(() => checkFinite("f", "size", x, 2)).toThrow(
      `f: the size is ${x}.\n  The size is a finite number, 2 or more.`,
    );
  });
});
