import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Output, withoutControls } from "./output.ts";

const printed = fc.string({
  unit: fc.oneof(fc.constantFrom("\u001B[31m", "\r", "\u202E", "\u0007"), fc.string()),
});

describe("withoutControls", () => {
  it("leaves nothing that could steer a terminal", () => {
    fc.assert(
      fc.property(printed, (text) => {
        expect(withoutControls(text)).not.toMatch(
          // oxlint-disable-next-line no-control-regex -- control characters are what this is about
          /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/,
        );
      }),
    );
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(printed, (text) => {
        expect(withoutControls(withoutControls(text))).toBe(withoutControls(text));
      }),
    );
  });

  it("keeps plain text, tabs and umlauts", () => {
    expect(withoutControls("σ(z)\t= ½\n\u001B[31mrot\u001B[0m")).toBe("σ(z)\t= ½\nrot");
  });
});

describe("Output", () => {
  it("keeps the first bytes and counts them all", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat({ max: 50 }), (texts, kept) => {
        const output = new Output(kept);
        for (const text of texts) output.add(Buffer.from(text, "latin1"));
        const all = texts.join("").length;
        expect(output.bytes).toBe(all);
        expect(output.cut).toBe(all > kept);
      }),
    );
  });
});
