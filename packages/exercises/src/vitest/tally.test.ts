import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastLines } from "./tally.ts";

describe("lastLines", () => {
  it("ends with the counts alone on a line, whatever was counted", () => {
    const counts = fc.record({
      passed: fc.nat(),
      failed: fc.nat(),
      skipped: fc.nat(),
      toDo: fc.nat(),
    });
    fc.assert(
      fc.property(counts, (tally) => {
        const last = lastLines(tally).trimEnd().split("\n").at(-1);
        const { passed, failed, skipped } = tally;
        const counted = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(last ?? "");
        expect(counted?.slice(1).map((count) => Number(count ?? 0))).toEqual([
          passed,
          failed,
          skipped,
        ]);
      }),
    );
  });

  it("leaves out what is not there", () => {
    expect(lastLines({ passed: 3, failed: 0, skipped: 0, toDo: 0 })).toBe("3 passed, 0 failed\n");
  });
});
