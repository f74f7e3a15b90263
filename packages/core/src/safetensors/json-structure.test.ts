import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplicateKey, isNestedDeeper } from "./json-structure.ts";

describe("duplicateKey", () => {
  it("finds nothing in what JSON.stringify writes, since an object has each key once", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, "\t"), (json, indent) => {
        const spaced = JSON.stringify(JSON.parse(json), null, indent);
        expect(duplicateKey(spaced)).toBeUndefined();
      }),
    );
  });

  it("finds a key that was added to an object a second time", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (object) => {
        const [key] = Object.keys(object);
        const twice = `${JSON.stringify(object).slice(0, -1)},${JSON.stringify(key)}:[]}`;
        expect(duplicateKey(`[{},${twice}]`)).toBe(key);
      }),
    );
  });

  it("sees through escapes, and looks only for keys", () => {
    expect(duplicateKey(String.raw`{"a": 1, "\u0061": 2}`)).toBe("a");
    expect(
      duplicateKey(String.raw`{"a": "\"b\":", "b": {"a": 1}, "c": ["a", "a", {"a": 1}]}`),
    ).toBe(undefined);
  });
});

describe("isNestedDeeper", () => {
  it("counts brackets, but not those in strings", () => {
    expect(isNestedDeeper('{"a": [1, {"[[[": "]]]{{{"}], "b": []}', 3)).toBe(false);
    expect(isNestedDeeper('{"a": [1, {"b": []}]}', 3)).toBe(true);
  });

  it("gives up early, whatever follows", () => {
    expect(isNestedDeeper("[".repeat(10_000_000), 3)).toBe(true);
    expect(isNestedDeeper('{"never closed', 3)).toBe(false);
    expect(isNestedDeeper('"\\', 3)).toBe(false);
  });
});
