import { describe, expect, it } from "vitest";
import { formatReports } from "./report.ts";
import { precisions } from "./run-case.ts";

describe("formatReports", () => {
  it("never counts a concept that does not exist as passed", () => {
    const report = { file: "conv9d.json", concept: "conv9d", passed: 0, notYet: 7, failures: [] };
    const text = formatReports([report], precisions);
    expect(text).toContain("conv9d.json  not yet (7 cases)");
    expect(text.split("\n").at(-1)).toBe("0 passed, 0 failed, 7 skipped");
  });

  it("names each failure with its message", () => {
    const failures = [{ name: "neg/0", message: "y: wrong.\n  The rule." }];
    const report = { file: "a.json", concept: "elementwise", passed: 1, notYet: 0, failures };
    expect(formatReports([report], precisions)).toContain(
      "✗ neg/0\n        y: wrong.\n          The rule.",
    );
  });
});
