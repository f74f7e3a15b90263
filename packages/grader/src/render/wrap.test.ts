import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthOf, wrap } from "./wrap.ts";

const words = fc.array(fc.stringMatching(/^[a-zσ·]{1,12}$/), { minLength: 1, maxLength: 30 });

describe("wrap", () => {
  it("loses no word and changes none", () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 1, max: 60 }),
        fc.nat({ max: 8 }),
        (text, width, hang) => {
          const lines = wrap(text.join(" "), width, hang);
          expect(lines.flatMap((line) => line.trim().split(" "))).toEqual(text);
        },
      ),
    );
  });

  it("keeps lines within the width wherever words allow it", () => {
    fc.assert(
      fc.property(
        words,
        fc.integer({ min: 20, max: 60 }),
        fc.nat({ max: 8 }),
        (text, width, hang) => {
          for (const line of wrap(text.join(" "), width, hang)) {
            expect(lengthOf(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });

  it("indents what it breaks off", () => {
    expect(wrap("gave      one two three", 17, 10)).toEqual([
      "gave      one two",
      "          three",
    ]);
  });
});
