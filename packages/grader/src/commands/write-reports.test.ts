import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isIntact, newKeys, privateKeyFrom } from "../report/signature.ts";
import { gradedAt, type OutcomeName, outcomeReport } from "../testing/outcomes.ts";
import { formatCalled } from "./targets.ts";
import { quoted, viewsOf, writeReports } from "./write-reports.ts";

const folder = mkdtempSync(join(tmpdir(), "reports "));
afterAll(() => rmSync(folder, { recursive: true }));

const plan = { targets: [], audience: "learner", time: { now: gradedAt }, gradebook: {} } as const;

/** Writes an outcome to a file, and says what was told. */
function written(outcome: OutcomeName, file: string): readonly string[] {
  const notes: string[] = [];
  const target = { format: formatCalled("json"), file };
  const views = viewsOf([outcomeReport(outcome)], plan);
  const desk = { out: () => {}, tell: (note: string) => void notes.push(note), env: {} };
  writeReports(views, { ...plan, targets: [target] }, desk);
  return notes;
}

describe("writeReports", () => {
  it("keeps an earlier grade where this time nothing could be graded", () => {
    const file = join(folder, "grade.json");
    written("partial", file);
    const before = readFileSync(file, "utf8");
    expect(written("infrastructure-error", file)[0]).toContain("an earlier grade stands");
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it("says that nothing could be graded where there is no earlier grade", () => {
    for (const name of ["new.json", "empty.json"]) {
      const file = join(folder, name);
      if (name === "empty.json") writeFileSync(file, "");
      written("infrastructure-error", file);
      expect(readFileSync(file, "utf8")).toContain("infra-error");
    }
  });

  it("signs what is written, so that the file itself can be verified", () => {
    const key = privateKeyFrom(newKeys().privateKey);
    const [one] = viewsOf([outcomeReport("partial")], { ...plan, key });
    expect(isIntact({ ...one })).toBe(true);
    expect(one.audience).toBe("learner");
  });
});

describe("quoted", () => {
  it("keeps GitHub Actions from taking a learner's line for a command", () => {
    const text = quoted("::set-output name=x::1", { GITHUB_ACTIONS: "true" });
    const [first, , last] = text.split("\n");
    const [, end] = /^::stop-commands::([\da-f-]{36})$/.exec(first) ?? [];
    expect(last).toBe(`::${end}::`);
    expect(quoted("text", {})).toBe("text");
  });
});
