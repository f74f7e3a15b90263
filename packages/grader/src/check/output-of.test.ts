import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outputOf } from "./output-of.ts";

describe("outputOf", () => {
  it("shows what the call that is told printed, not the hundred before it", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (before, after) => {
        fc.pre(after.trim() !== "");
        const printed = `${before}MARK-7${after}`;
        expect(outputOf({ printed, printedMore: true }, "MARK-7").printed).toBe(after);
      }),
    );
  });

  it("shows everything where that call printed nothing", () => {
    const all = { printed: "at the top", printedMore: true };
    expect(outputOf(all, "MARK-7")).toEqual(all);
    expect(outputOf({ ...all, printed: "at the topMARK-7\n" }, "MARK-7")).toEqual(all);
  });
});
