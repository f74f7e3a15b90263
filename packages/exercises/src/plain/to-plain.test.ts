import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plain } from "./plain.ts";
import { samePlain } from "./same.ts";
import { NotPlainError, toPlain } from "./to-plain.ts";

const plain: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(undefined, null, true, false, NaN, -0, Infinity),
    fc.double(),
    fc.string({ maxLength: 10 }),
    fc.float64Array({ maxLength: 4 }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 5 }), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

function refusal(value: unknown): string {
  try {
    toPlain(value);
    return "(accepted)";
  } catch (error) {
    if (!(error instanceof NotPlainError)) throw error;
    return error.message;
  }
}

describe("toPlain", () => {
  it("copies plain data as it is", () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(toPlain(value)).toEqual(value);
      }),
    );
  });

  it("shares nothing with what it copies", () => {
    const inner = [1, 2];
    const typed = Float64Array.of(1);
    const copy = toPlain({ inner, typed });
    inner[0] = typed[0] = 9;
    expect(copy).toEqual({ inner: [1, 2], typed: Float64Array.of(1) });
  });

  it("accepts or refuses whatever there is, and never throws anything else", () => {
    const options = {
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSparseArray: true,
      withTypedArray: true,
    };
    fc.assert(
      fc.property(fc.anything(options), (value) => {
        expect(refusal(value)).toMatch(/\.$|^\(/);
      }),
    );
  });

  it("reads every property once", () => {
    let reads = 0;
    const value = {
      get x() {
        return ++reads;
      },
    };
    expect(toPlain(value)).toEqual({ x: 1 });
  });

  it("keeps __proto__ a field like any other", () => {
    const copy = toPlain(JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(Object.keys(copy as object)).toEqual(["__proto__"]);
    expect((copy as { polluted?: Plain }).polluted).toBeUndefined();
  });

  it("copies a million numbers, and not one more", () => {
    expect(toPlain(Array.from({ length: 1_000_000 }, () => 1))).toHaveLength(1_000_000);
    expect(refusal(new Float64Array(1_000_001))).toBe("It holds more than 1,000,000 numbers.");
    expect(refusal([new Float64Array(999_999), [1, 2]])).toBe(
      "It holds more than 1,000,000 numbers.",
    );
  });

  it("says what it refuses", () => {
    class Value {
      x = 1;
    }
    const loop: unknown[] = [];
    loop.push(loop);
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("no");
        },
      },
    );
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const values = [
      () => 1,
      { f: () => 1 },
      Symbol("s"),
      1n,
      new Value(),
      new Map(),
      [[new Date(0)]],
      Promise.resolve(1),
      loop,
      "x".repeat(5000),
      {
        get x(): never {
          throw new Error("no");
        },
      },
      trap,
      revoked.proxy,
      Array(2 ** 31),
      Array.from({ length: 30_000 }, () => "a"),
      new BigInt64Array(1),
    ];
    expect(values.map(refusal)).toMatchInlineSnapshot(`
      [
        "It is a function, where plain data is expected.",
        "Its f is a function, where plain data is expected.",
        "It is a symbol, where plain data is expected.",
        "It is a bigint (a number with an \`n\` behind it), where plain data is expected.",
        "It is an instance of Value, where plain data is expected.",
        "It is an instance of Map, where plain data is expected.",
        "Its [0][0] is an instance of Date, where plain data is expected.",
        "It is a Promise (is an \`await\` missing?), where plain data is expected.",
        "It is nested more than 8 deep: does it contain itself?",
        "It is a text of 5000 characters, where plain data is expected.",
        "Its x is something that throws when it is read, where plain data is expected.",
        "It is something that throws when it is read, where plain data is expected.",
        "It is something that throws when it is read, where plain data is expected.",
        "It is a list of 2147483648 elements, where plain data is expected.",
        "It holds more than 20,000 values.",
        "It is an instance of BigInt64Array, where plain data is expected.",
      ]
    `);
  });
});

describe("samePlain", () => {
  it("finds every value the same as its copy", () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(samePlain(toPlain(value), toPlain(value))).toBe(true);
      }),
    );
  });

  it("does not care which comes first", () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(samePlain(toPlain(a), toPlain(b))).toBe(samePlain(toPlain(b), toPlain(a)));
      }),
    );
  });

  it("takes NaN for NaN, 0 for −0, and a typed array for a list", () => {
    expect(samePlain([NaN, 0], Float64Array.of(NaN, -0))).toBe(true);
    expect(samePlain([1], ["1"])).toBe(false);
    expect(samePlain({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  });

  it("allows the slack it is given, and no more", () => {
    const slack = { relative: 1e-9, absolute: 0 };
    expect(samePlain(1e6, 1e6 + 1e-4, slack)).toBe(true);
    expect(samePlain(1e6, 1e6 + 1e-2, slack)).toBe(false);
    expect(samePlain(Infinity, -Infinity, { relative: 1, absolute: 1 })).toBe(false);
  });
});
