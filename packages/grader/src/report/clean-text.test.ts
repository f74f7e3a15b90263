import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../testing/arbitrary-reports.ts";
import { cleanText, oneLine } from "./clean-text.ts";

describe("cleanText", () => {
  it("leaves what people write as it is", () => {
    const words = fc.stringMatching(/^[\p{Letter}\p{Number}\p{Punctuation} \n\t∂σ≤]*$/u);
    fc.assert(fc.property(words, (text) => cleanText(text) === text));
  });

  it("changes nothing the second time", () => {
    fc.assert(fc.property(anyText, (text) => cleanText(cleanText(text)) === cleanText(text)));
  });

  it("leaves only characters that XML can hold", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanText(text)).toMatch(
          /^[\t\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u,
        );
      }),
    );
  });

  it("drops colors, shows other codes by their number, and ends lines alike", () => {
    expect(cleanText("\u001B[31mred\u001B[0m\u0007 a\u202Eb \uD800 c\r\nd\re"))
      .toMatchInlineSnapshot(`
      "red\\u0007 a\\u202eb � c
      d
      e"
    `);
  });
});

describe("oneLine", () => {
  it("is one line", () => {
    fc.assert(fc.property(anyText, (text) => !/[\n\r\u2028]/.test(oneLine(text))));
  });
});
