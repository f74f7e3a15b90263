import { describe, expect, it } from "vitest";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { equivalence, equivalents } from "./equivalents.ts";
import { entryUses, judge, openMutable } from "./judge.ts";
import { mutantsOf } from "./mutants.ts";
import { mutationReport } from "./mutation-report.ts";
import { kernelFiles, wgslTexts } from "./wgsl-texts.ts";

describe("mutants of kernels", () => {
  it("are there for every kernel", () => {
    const files = new Set(
      wgslTexts()
        .flatMap(mutantsOf)
        .map(({ file }) => file),
    );
    const without = kernelFiles().filter((file) => file.endsWith(".wgsl.ts") && !files.has(file));
    expect(without).toEqual([]);
  });

  it("are left out for reasons that still apply to one", () => {
    const given = new Set(wgslTexts().flatMap(mutantsOf).map(equivalence));
    expect(equivalents.filter(({ because }) => !given.has(because))).toEqual([]);
  });

  it("fail the report where one survives, and where nothing is known of a kernel", () => {
    const mutant = { file: "a.wgsl.ts", line: 7, text: "", mutated: "", before: "", after: "" };
    const killed = { mutant, verdict: { kind: "killed", by: "exp" } } as const;
    const survived = { mutant, verdict: { kind: "survived" } } as const;
    const files = ["a.wgsl.ts", "b.wgsl.ts", "table.ts"];
    const report = mutationReport(files, [killed, survived, killed]);
    expect(report.passed).toBe(2);
    expect(report.failed).toBe(2);
    expect(`\n${report.words}`).toMatchInlineSnapshot(`
      "
                  killed  refused survived   unread
      a.wgsl.ts        2        0        1        0
      b.wgsl.ts        0        0        0        0  nothing shows that its mistakes are noticed
      table.ts         0        0        0        0"
    `);
  });
});

describeOnGpu("a judge of mutants", () => {
  it("tells what is noticed from what is refused and from what changes nothing", async () => {
    const gpu = await openMutable();
    const [use] = await entryUses(gpu, ["full"]);
    expect(use.holds).toBe(true);
    const text = "y[i] = vec4u(sizes.bits);";
    expect(use.programs.filter((code) => code.includes(text))).toHaveLength(1);

    const verdictOn = async (mutated: string): Promise<string> =>
      (await judge(gpu, { text, mutated }, ["full"])).kind;
    expect(await verdictOn("y[i] = vec4u(sizes.bits + 1u);")).toBe("killed");
    expect(await verdictOn("y[i] = vec4u(sizes.bits) | vec4u(0u);")).toBe("survived");
    expect(await verdictOn("y[i] = vec4u(sizes.beats);")).toBe("refused");
    expect(await verdictOn(text)).toBe("survived");
  });
});
