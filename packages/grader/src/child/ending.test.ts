import { describe, expect, it } from "vitest";
import { withoutHeapReport } from "./ending.ts";

const report = "<--- Last few GCs --->\n[1:0x2] Mark-Compact\n\nFATAL ERROR: Reached heap limit\n";

describe("what a program printed that ran out of memory", () => {
  it("ends where the engine speaks of itself, and of the empty lines before that", () => {
    expect(withoutHeapReport(`one\ntwo\n\n\n${report}`)).toBe("one\ntwo\n");
    expect(withoutHeapReport(`\n\n${report}`)).toBe("");
    expect(withoutHeapReport("one\n#\n# Fatal JavaScript invalid size error\n")).toBe("one\n");
    expect(withoutHeapReport("one\n\ntwo")).toBe("one\n\ntwo");
  });

  it("is cut as fast where it is nothing but empty lines", () => {
    const lines = "\n".repeat(64 * 1024);
    const begun = performance.now();
    expect(withoutHeapReport(lines)).toBe(lines);
    expect(withoutHeapReport(`${lines}${report}`)).toBe("");
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
