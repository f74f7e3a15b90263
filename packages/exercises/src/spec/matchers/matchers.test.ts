import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CallThrew } from "../../run/call-threw.ts";
import { describeThrown } from "../../run/thrown.ts";
import { NotWrittenYet } from "../../todo.ts";
import { CheckFailure, type Failure } from "../check-failure.ts";
import { close } from "./close.ts";
import { equal } from "./equal.ts";
import { finite } from "./finite.ts";
import { holds } from "./holds.ts";
import { throws } from "./throws.ts";

/** What a matcher complains of, or undefined if it does not. */
function failureOf(body: () => void): Failure | undefined {
  try {
    body();
    return undefined;
  } catch (error) {
    if (error instanceof CheckFailure) return error.failure;
    throw error;
  }
}

function sentence(body: () => void): string {
  const failure = failureOf(body);
  return failure
    ? `${failure.kind}: ${[failure.message, failure.note].join(" ").trim()}`
    : "passes";
}

const data = fc.oneof(
  fc.double(),
  fc.array(fc.double(), { maxLength: 4 }),
  fc.record({ w: fc.array(fc.double(), { maxLength: 3 }), b: fc.double() }),
);
const magnitude = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

describe("equal", () => {
  it("accepts every value as itself, NaN included", () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(failureOf(() => equal(value, structuredClone(value), ""))).toBeUndefined();
      }),
    );
  });

  it("rejects every other number", () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (a, b) => {
        fc.pre(a !== b && !(Number.isNaN(a) && Number.isNaN(b)));
        expect(failureOf(() => equal([0, a], [0, b], ""))?.first?.at).toBe("[1]");
      }),
    );
  });

  it("takes 0 for −0, a typed array for a list, and fields that nobody asked for", () => {
    expect(sentence(() => equal(-0, 0, ""))).toBe("passes");
    expect(sentence(() => equal(Float32Array.of(1, 2), [1, 2], ""))).toBe("passes");
    expect(sentence(() => equal({ w: 1, note: "x" }, { w: 1 }, ""))).toBe("passes");
  });

  it("says in words what is wrong", () => {
    const matrix = (rows: number, columns: number, numbers: number[]): object => ({
      rows,
      columns,
      data: numbers,
    });
    const sentences = [
      () => equal(31, 32, ""),
      () => equal(undefined, 32, ""),
      () => equal("32", 32, ""),
      () => equal(null, [1], ""),
      () => equal(true, false, ""),
      () => equal("ab", "abc", ""),
      () => equal([1, 2], [1, 2, 3], ""),
      () => equal([1, 5, 7], [1, 2, 3], ""),
      () =>
        equal(
          [
            [1, 2],
            [3, 5],
          ],
          [
            [1, 2],
            [3, 4],
          ],
          "",
        ),
      () => equal([1, [2]], [1, 2], ""),
      () => equal({ w: [1] }, { w: [1], b: 0 }, ""),
      () => equal({ w: [1], b: 2 }, { w: [1], b: 0 }, ""),
      () => equal(matrix(2, 1, [1, 2]), matrix(1, 2, [1, 2]), ""),
      () => equal(matrix(1, 2, [1]), matrix(1, 2, [1, 2]), ""),
      () => equal(matrix(1, 2, [2, 1]), matrix(1, 2, [1, 2]), ""),
      () => equal(NaN, 1, ""),
      () => equal([1, NaN], [2, 3], ""),
      () => equal(Infinity, 1, ""),
      () => equal(1.0001, 1, ""),
      () => equal([1, undefined], [1, 2], ""),
    ];
    expect(sentences.map(sentence)).toMatchInlineSnapshot(`
      [
        "value: The result is 31, where 32 is expected.",
        "type: Nothing came back (undefined): is a \`return\` missing?",
        "type: The result is the text "32", where a number is expected.",
        "type: The result is null, where a list of length 1 is expected.",
        "value: The result is true, where false is expected.",
        "value: The result is "ab", where "abc" is expected.",
        "shape: The result is a list of length 2, where a list of length 3 is expected.",
        "value: Element 1 is 5, where 2 is expected. 2 of 3 are wrong.",
        "value: result[1][1] is 5, where 4 is expected.",
        "type: Element 1 is a list of length 1, where a number is expected.",
        "shape: The result has no field \`b\`.",
        "value: b is 2, where 0 is expected.",
        "shape: The result is a 2 × 1 matrix, where a 1 × 2 matrix is expected.",
        "shape: data is a list of length 1, where a list of length 2 is expected.",
        "value: data[0] is 2, where 1 is expected. 2 of 2 are wrong.",
        "nan: The result is NaN, where 1 is expected. NaN is not a number: it comes from 0 / 0, ∞ − ∞, or calculating with undefined.",
        "nan: Element 1 is NaN, where 3 is expected. 2 of 2 are wrong. NaN is not a number: it comes from 0 / 0, ∞ − ∞, or calculating with undefined.",
        "infinite: The result is Infinity, where 1 is expected.",
        "value: The result is 1.0001, where 1 is expected. It is off by a little (0.01 % at most): a formula that is nearly right.",
        "type: Element 1 is nothing (undefined), where a number is expected.",
      ]
    `);
  });
});

describe("close", () => {
  it("accepts what is off by less than its tolerance, and nothing that is off by more", () => {
    fc.assert(
      fc.property(magnitude, fc.constantFrom(1e-3, 1e-6, 1e-9), (x, relative) => {
        const bounds = { relative, absolute: 0 };
        expect(failureOf(() => close(x * (1 + relative / 2), x, "", bounds))).toBeUndefined();
        expect(failureOf(() => close(x * (1 + relative * 2), x, "", bounds))).toBeDefined();
      }),
    );
  });

  it("never accepts NaN for a number, whatever the tolerance", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        const bounds = { relative: Infinity, absolute: Infinity };
        expect(failureOf(() => close(NaN, x, "", bounds))?.kind).toBe("nan");
        expect(failureOf(() => close(x, NaN, "", bounds))?.kind).toBe("value");
      }),
    );
  });

  it("accepts infinities only where they are expected", () => {
    expect(sentence(() => close([Infinity, -Infinity], [Infinity, -Infinity], ""))).toBe("passes");
    expect(failureOf(() => close(Infinity, 5, ""))?.kind).toBe("infinite");
    expect(failureOf(() => close(5, Infinity, ""))?.kind).toBe("value");
    expect(failureOf(() => close(-Infinity, Infinity, ""))?.kind).toBe("value");
  });

  it("measures the worst error and names the first", () => {
    const failure = failureOf(() => close([1, 2.5, 3, 8], [1, 2, 3, 4], "the formula"));
    expect(failure).toMatchObject({
      kind: "value",
      why: "the formula",
      first: { at: "[1]", received: 2.5, expected: 2 },
      worst: { at: "[3]", received: 8, expected: 4 },
      wrong: 2,
      of: 4,
      maxAbsoluteError: 4,
      maxRelativeError: 1,
      nearly: false,
    });
  });

  it("knows a formula that is nearly right", () => {
    expect(failureOf(() => close([1.0005, 2], [1, 2], ""))?.nearly).toBe(true);
    expect(failureOf(() => close([1.002, 2], [1, 2], ""))?.nearly).toBe(false);
  });

  it("tells a spec's author of a missing await", () => {
    expect(() => close(Promise.resolve(1), 1, "")).toThrowErrorMatchingInlineSnapshot(`
      [SpecError: close: it was given a Promise.
        Every action is asynchronous.
        Try: await act.…(…)]
    `);
  });
});

describe("finite", () => {
  it("accepts numbers through lists and records, and nothing else", () => {
    expect(sentence(() => finite({ a: [1, [2]], b: Float64Array.of(3) }, ""))).toBe("passes");
    const sentences = [[1, NaN], Infinity, undefined, { w: ["1"] }].map((value) =>
      sentence(() => finite(value, "")),
    );
    expect(sentences).toMatchInlineSnapshot(`
      [
        "nan: Element 1 is NaN, where a finite number is expected. NaN is not a number: it comes from 0 / 0, ∞ − ∞, or calculating with undefined.",
        "infinite: The result is Infinity, where a finite number is expected.",
        "type: Nothing came back (undefined): is a \`return\` missing?",
        "type: w[0] is a text, where a number is expected.",
      ]
    `);
  });
});

describe("holds", () => {
  it("fails where its condition does", () => {
    expect(sentence(() => holds(true, ""))).toBe("passes");
    expect(failureOf(() => holds(false, "1 is larger"))).toMatchObject({
      kind: "law",
      why: "1 is larger",
    });
  });
});

describe("throws", () => {
  const threw = (error: unknown) => (): Promise<never> =>
    Promise.reject(new CallThrew("f", describeThrown(error)));

  it("accepts an error of the learner's own", async () => {
    const error = new RangeError("f: 1 and 2 differ");
    const options = { name: "RangeError", message: /differ/ };
    await expect(throws(threw(error), "", options)).resolves.toBeUndefined();
    await expect(throws(threw(new TypeError("f: no list")), "")).resolves.toBeUndefined();
  });

  it("rejects everything else, and says what it is", async () => {
    const stumble = describeThrown(
      new TypeError("Cannot read properties of undefined (reading '0')"),
    );
    const calls = [
      throws(() => Promise.resolve(5), ""),
      throws(threw("oops"), ""),
      throws(() => Promise.reject(new CallThrew("f", stumble)), ""),
      throws(threw(new Error("no")), "", { name: "RangeError" }),
      throws(threw(new Error("no")), "", { message: "lengths" }),
    ];
    const messages = await Promise.all(calls.map((call) => call.then(() => "passes", String)));
    expect(messages).toMatchInlineSnapshot(`
      [
        "CheckFailure: It threw nothing, where an error is expected.",
        "CheckFailure: It threw the string "oops", which is not an Error. Try: throw new RangeError("…")",
        "CheckFailure: It stumbled over a TypeError: Cannot read properties of undefined (reading '0'). An error that it throws itself is expected.",
        "CheckFailure: It threw an Error: no, where a RangeError is expected.",
        "CheckFailure: It threw an Error: no. This message does not say what is wrong: it should contain lengths.",
      ]
    `);
  });

  it("leaves what is not written to do", async () => {
    await expect(throws(threw(new NotWrittenYet("it")), "")).rejects.toBeInstanceOf(CallThrew);
  });
});
