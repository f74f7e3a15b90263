import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText, reports } from "../testing/arbitrary-reports.ts";
import { outcomeReport } from "../testing/outcomes.ts";
import { readGrades } from "./read-grades.ts";

const some = fc.array(reports(), { minLength: 1, maxLength: 3 });

describe("readGrades", () => {
  it("reads one a line, a list, and a list in a record", () => {
    fc.assert(
      fc.property(some, (all) => {
        const lines = all.map((one) => JSON.stringify(one)).join("\n");
        for (const source of [
          `${lines}\n`,
          JSON.stringify(all),
          JSON.stringify({ reports: all }),
        ]) {
          const plain: unknown = JSON.parse(JSON.stringify(all));
          expect(readGrades(source).map(({ report }) => report)).toEqual(plain);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("never throws", () => {
    expect(() => readGrades("[1")).not.toThrow();
    fc.assert(fc.property(anyText, (text) => readGrades(text).length > 0));
  });

  it("tells which line was cut off, and reads the others", () => {
    const line = JSON.stringify(outcomeReport("pass"));
    const read = readGrades(`${line}\n${line.slice(0, 40)}\n${line}\n`);
    expect(read.map(({ at, problems }) => [at, problems.length])).toEqual([
      ["line 1", 0],
      ["line 2", 1],
      ["line 3", 0],
    ]);
  });

  it("says that a file is no JSON at all", () => {
    expect(readGrades("points: 10\nall of them")[0].problems).toHaveLength(1);
    expect(readGrades("")[0].problems).toEqual(["the file is empty."]);
  });
});
