import { describe, expect, it } from "vitest";
import { parseGoldenFile } from "./golden-file.ts";

describe("parseGoldenFile", () => {
  it("reads a case without gradients", () => {
    const y = { shape: [], dtype: "int32", data: [1] };
    const cases = [{ name: "argmax/0", attrs: {}, inputs: {}, outputs: { y } }];
    const file = parseGoldenFile(JSON.stringify({ concept: "reductions", cases }), "a.json");
    expect(file.cases[0].grads).toEqual({});
  });

  it("says what is wrong with a file that is not of the format", () => {
    expect(() => parseGoldenFile('{"concept":"x","cases":[{"name":"x/0"}]}', "a.json"))
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: a.json: case 0 is incomplete.
        A golden file is { concept, oracle, cases: [{ name, attrs, inputs, outputs, grads }] }.]
    `);
    expect(() => parseGoldenFile("[]", "a.json")).toThrow("concept or cases are missing");
    expect(() => parseGoldenFile("{", "a.json")).toThrow("A golden file is one JSON object.");
  });
});
