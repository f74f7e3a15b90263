import { webgpu } from "@gradus/gpu";
import { type Measurement, say } from "../measurement.ts";
import type { CaseContext } from "./cases/case-context.ts";
import { classifierSteps } from "./cases/classifier-steps.ts";
import { operations } from "./cases/operations.ts";
import { products } from "./cases/products.ts";
import { competeOnGpu, type GpuOutcome } from "./compete-on-gpu.ts";
import { formatGpuReport, type GpuReport } from "./gpu-report.ts";
import { measurePeaks } from "./peaks.ts";
import { beside, readPytorch } from "./peers/pytorch.ts";
import { startJax } from "./peers/jax.ts";
import { startTfjs } from "./peers/tfjs.ts";
import type { GpuContest, PeerName } from "./side.ts";
import type { Dawn } from "./start-dawn.ts";

const families: readonly ((context: CaseContext) => GpuContest[])[] = [
  operations,
  products,
  classifierSteps,
];

/**
 * The WebGPU backend beside its peers on the same Dawn, and beside what the adapter can do at most.
 *
 * @param pytorch the path of what `carry/pytorch.py` measured on the same card
 */
export async function benchGpu(
  { newDevice, adapter, isSoftware }: Dawn,
  pytorch?: string,
): Promise<Measurement> {
  const notRun: string[] = [];
  const peers: Partial<Record<PeerName, string>> = {};
  for (const [who, start] of [
    ["tfjs", startTfjs],
    ["jax-js", startJax],
  ] as const) {
    try {
      peers[who] = await start();
    } catch (error) {
      notRun.push(`${who}: it does not start. ${firstLine(error)}`);
    }
  }
  const carried = pytorch === undefined ? undefined : readPytorch(pytorch);
  if (carried) peers.PyTorch = carried.version;
  else notRun.push("PyTorch: it is measured where a card is, see pnpm bench:carry.");
  say("peaks …");
  const peaks = await measurePeaks(await newDevice(), isSoftware);
  const backend = await webgpu();
  const outcomes: GpuOutcome[] = [];
  for (const family of families) {
    for (const contest of family({ backend, isSoftware })) {
      say(`${contest.name} …`);
      const outcome = await competeOnGpu(contest, new Set(Object.keys(peers)), notRun);
      outcomes.push(carried ? beside(carried, outcome) : outcome);
    }
  }
  say("");
  if (isSoftware)
    notRun.push(
      "large sizes: this adapter is a CPU. A card gets tensors of 2²⁶ numbers and matmul 4096.",
    );
  const report: GpuReport = {
    bench: "gpu",
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    adapter,
    peaks,
    peers,
    outcomes,
    notRun,
  };
  return { report, text: formatGpuReport(report) };
}

function firstLine(error: unknown): string {
  return String(error).split("\n")[0];
}
