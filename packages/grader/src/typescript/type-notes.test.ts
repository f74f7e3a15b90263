import { describe, expect, it } from "vitest";
import { notesFrom } from "./type-notes.ts";

describe("notesFrom", () => {
  it("keeps what is said about the learner's file and nothing else", () => {
    const output = [
      "exercise.ts(3,61): error TS2322: Type 'number' is not assignable to type 'string'.",
      "  The expected type comes from here.",
      "../../src/mat.ts(1,1): error TS1005: ';' expected.",
      "error TS2688: Cannot find type definition file for 'node'.",
    ].join("\n");
    expect(notesFrom(output, "/a b/01-dot/exercise.ts")).toEqual([
      { line: 3, column: 61, text: "Type 'number' is not assignable to type 'string'." },
    ]);
  });
});
