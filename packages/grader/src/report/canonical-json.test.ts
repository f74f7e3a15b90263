import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    fc.string({ unit: "grapheme" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: "grapheme" }), tie("value"), { maxKeys: 4 }),
  ),
})).value;

/** The same data with the fields of every record in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).toReversed();
  return Object.fromEntries(fields.map(([key, field]) => [key, reversed(field)]));
}

describe("canonicalJson", () => {
  it("means the same as JSON", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("does not depend on the order in which fields were written", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it("sorts keys by their code units and leaves out what is undefined", () => {
    expect(canonicalJson({ b: [1, -0], "\u20ac": 1, a: { z: null, y: "é\n" }, x: undefined })).toBe(
      String.raw`{"a":{"y":"é\n","z":null},"b":[1,0],"€":1}`,
    );
  });

  it("refuses what has no single text", () => {
    expect(() => canonicalJson({ points: 0.5 })).toThrowErrorMatchingInlineSnapshot(`
      [TypeError: canonicalJson: was given the number 0.5.
        What is signed is made of texts, whole numbers, true, false, null, lists and records.]
    `);
    expect(() => canonicalJson("\uD800")).toThrow("half of a character");
    expect(() => canonicalJson(() => 1)).toThrow("a function");
  });
});
