import { afterAll, expect, it } from "vitest";
import { adapterWords } from "../testing/adapter-words.ts";
import { describeOnGpu } from "../testing/describe-on-gpu.ts";
import { entries } from "./entries.ts";
import { checkEntry, type EntryReport } from "./parity-entry.ts";
import { checkKernels, checkRan } from "./proofs.ts";
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
      expect(() => checkRan(entry, ran)).not.toThrow();
    },
    60_000,
  );

  it("has an entry for every fused kernel of the backend", () => {
    expect(() => checkKernels(gpu.fused, entries)).not.toThrow();
  });

  afterAll(() => reportParity(adapterWords(gpu), reports));
});
