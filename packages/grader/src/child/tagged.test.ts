import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tag, untag } from "./tagged.ts";

const plain: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(undefined, null, true, Number.NaN, -0, Number.POSITIVE_INFINITY),
    fc.double(),
    fc.string(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom("$", "__proto__"), fc.string()), tie("value"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

describe("tag", () => {
  it("lets every plain value survive JSON", () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(untag(JSON.parse(JSON.stringify(tag(value))))).toStrictEqual(value);
      }),
    );
  });

  it("keeps a typed array what it is", () => {
    const value = Float32Array.of(1, -0, Number.NaN);
    expect(untag(JSON.parse(JSON.stringify(tag(value))))).toStrictEqual(value);
  });
});
