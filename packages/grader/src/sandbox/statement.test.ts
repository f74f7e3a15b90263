import { describe, expect, it } from "vitest";
import { isolationStatement } from "./statement.ts";

describe("isolationStatement", () => {
  it("says what is not enforced", () => {
    const notEnforced = ["network", "process listing"];
    expect(isolationStatement({ level: "L2", notEnforced })).toMatchInlineSnapshot(
      `"Isolation L2. NOT ENFORCED: network, process listing. Do not use these points where much depends on them."`,
    );
  });

  it("says that nothing is missing only where nothing is", () => {
    expect(isolationStatement({ level: "L3", notEnforced: [] })).toMatchInlineSnapshot(
      `"Isolation L3: all that it promises holds."`,
    );
  });

  it("begins with why it is not what was asked for", () => {
    const instead = "Isolation L3 is not to be had here. The program bwrap is not installed.";
    expect(isolationStatement({ level: "L2", notEnforced: ["network"], instead })).toMatch(
      /^Isolation L3 is not to be had here\. The program bwrap is not installed\. Isolation L2\. NOT/,
    );
  });
});
