import * as fc from "fast-check";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { html } from "../../formats/html.ts";
import { reports } from "../../testing/arbitrary-reports.ts";
import { writeSimilarity } from "../similarity/write-similarity.ts";
import { passRate, quantile } from "./class-statistics.ts";
import { wholeColumns } from "./histogram.ts";
import { writeStatistics } from "./write-statistics.ts";

/** Reads CSV as a spreadsheet does. */
function cells(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.slice(0, -1);
}

describe("writeStatistics", () => {
  it("writes pages that stand alone and tables that no spreadsheet calculates, whatever the grades say", () =>
    fc.assert(
      fc.asyncProperty(fc.array(reports(), { maxLength: 6 }), async (some) => {
        const out = mkdtempSync(join(tmpdir(), "gradus-statistics-"));
        try {
          const lines = some.map((report) => `${JSON.stringify(report)}\n`);
          writeFileSync(join(out, "results.jsonl"), lines.join(""));
          await writeStatistics(out);
          await writeSimilarity(out);
          for (const page of ["class.html", "similarity.html"]) {
            expect(html.validate(readFileSync(join(out, page), "utf8"))).toEqual([]);
          }
          for (const table of ["points.csv", "checks.csv", "mistakes.csv", "similarity.csv"]) {
            const rows = cells(readFileSync(join(out, table), "utf8"));
            for (const row of rows) {
              expect(row).toHaveLength(rows[0].length);
              for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
            }
          }
        } finally {
          rmSync(out, { recursive: true });
        }
      }),
    ));
});

describe("class statistics", () => {
  it("counts every number in one column", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.array(fc.nat(300)), (most, numbers) => {
        const inRange = numbers.map((n) => n % (most + 1));
        const columns = wholeColumns(inRange, most);
        expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(numbers.length);
        expect(columns.length).toBeLessThanOrEqual(21);
      }),
    );
  });

  it("finds the middle, and the share that passes", () => {
    expect([quantile([3, 1, 2], 0.5), quantile([], 0.5), quantile([1, 2, 3, 4], 0.9)]).toEqual([
      2, 0, 4,
    ]);
    const check = { id: "", title: "", visibility: "visible", maxPoints: 1 };
    expect(
      passRate({
        ...check,
        statuses: new Map([
          ["pass", 3],
          ["fail", 1],
        ]),
      }),
    ).toBe(0.75);
  });
});
