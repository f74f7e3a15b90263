import type { FusedKernels } from "@gradus/core";
import { afterAll, expect, it } from "vitest";
import { adapterWords } from "../testing/adapter-words.ts";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { entries } from "./entries.ts";
import { checkEntry, type EntryReport } from "./parity-entry.ts";
import { reportParity } from "./report-parity.ts";
import { watchFused } from "./watch-fused.ts";

describeOnGpu("parity", (gpu) => {
  const { watched, ran } = watchFused(gpu);
  const reports: EntryReport[] = [];

  it.each(entries.map((entry) => [entry.name, entry] as const))(
    "computes %s as the reference does",
    async (_name, entry) => {
      ran.clear();
      reports.push({ ...(await checkEntry(watched, entry)), fused: [...ran] });
      const unused = (entry.fused ?? []).filter((key) => key in gpu.fused && !ran.has(key));
      expect(unused, "fused kernels that the entry names, and that did not run").toEqual([]);
    },
    60_000,
  );

  it("has an entry for every fused kernel of the backend", () => {
    const proven = new Set(entries.flatMap(({ fused = [] }) => fused));
    const others = Object.keys(gpu.fused).filter((key) => !proven.has(key as keyof FusedKernels));
    expect(others).toEqual([]);
  });

  afterAll(() => reportParity(adapterWords(gpu), reports));
});
