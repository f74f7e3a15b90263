import * as fc from "fast-check";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { NotWrittenYet } from "../todo.ts";
import { framesOf } from "./frames.ts";
import { describeThrown } from "./thrown.ts";

describe("describeThrown", () => {
  it("describes whatever can be thrown, as plain data", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const thrown = describeThrown(value);
        expect(structuredClone(thrown)).toEqual(thrown);
        expect(thrown.description).not.toBe("");
      }),
    );
  });

  it("finds words for each", () => {
    const hostile = Object.defineProperty(new Error("x"), "message", {
      get: () => {
        throw new Error("again");
      },
    });
    const values = [
      new RangeError("no"),
      new Error(""),
      "oops",
      undefined,
      null,
      3,
      { code: 1 },
      () => 1,
      Symbol("s"),
      5n,
      hostile,
      new Error("\u001B[31mred\u001B[0m"),
      runInNewContext("new TypeError('elsewhere')"),
    ];
    expect(values.map((value) => describeThrown(value).description)).toMatchInlineSnapshot(`
      [
        "a RangeError: no",
        "an Error without a message",
        "the string "oops"",
        "undefined",
        "null",
        "the number 3",
        "an object that is not an Error",
        "a function",
        "a symbol",
        "the bigint 5",
        "something that throws when it is read",
        "an Error: red",
        "a TypeError: elsewhere",
      ]
    `);
  });

  it("knows what is not written yet by its name, in every realm", () => {
    expect(describeThrown(new NotWrittenYet("it")).notWritten).toBe(true);
    const elsewhere: unknown = runInNewContext(
      "Object.assign(new Error('x'), { name: 'NotWrittenYet' })",
    );
    expect(describeThrown(elsewhere).notWritten).toBe(true);
    expect(describeThrown("NotWrittenYet").notWritten).toBe(false);
  });
});

describe("framesOf", () => {
  it("reads the lines of a stack", () => {
    const stack = [
      "TypeError: no",
      "    at dot (file:///a/exercise.ts:3:10)",
      "    at async Object.run (/a b/spec.ts:1:2)",
      "    at C:\\a\\exercise.ts:7:1",
      "    at <anonymous>",
    ].join("\n");
    expect(framesOf(stack)).toMatchInlineSnapshot(`
      [
        {
          "column": 10,
          "file": "file:///a/exercise.ts",
          "line": 3,
          "name": "dot",
        },
        {
          "column": 2,
          "file": "/a b/spec.ts",
          "line": 1,
          "name": "Object.run",
        },
        {
          "column": 1,
          "file": "C:\\a\\exercise.ts",
          "line": 7,
          "name": "",
        },
      ]
    `);
  });
});
