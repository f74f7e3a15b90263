import { existsSync } from "node:fs";
import path from "node:path";
import { type GpuBackend, webgpu } from "@gradus/gpu";
import { adapterWords, provideGpu } from "@gradus/gpu/testing/node";
import { formatReports, totalsOf } from "./report.ts";
import { precisionOn, precisions } from "./run-case.ts";
import { runFolder } from "./run-folder.ts";

/**
 * `pnpm conformance [folder]`: exit 0 if no case failed, 1 if one did, 2 if there was nothing to run.
 *
 * Where there is no GPU, that is said, and where one is required, it is a failure.
 */
async function main(): Promise<number> {
  const standing = process.env["INIT_CWD"] ?? process.cwd();
  const vendored = path.join(import.meta.dirname, "../pytorch");
  const [argument] = process.argv.slice(2);
  const folder = argument ? path.resolve(standing, argument) : vendored;
  if (!existsSync(folder)) {
    console.error(
      `conformance: there is no folder ${folder}.\n  Give a folder of golden files, or nothing for the vendored ones.`,
    );
    return 2;
  }
  const gpu = await findGpu();
  const held = gpu ? [...precisions, precisionOn(gpu)] : precisions;
  const reports = await runFolder(folder, held);
  if (reports.length === 0) {
    console.error(`conformance: no golden files (*.json) in ${folder}.`);
    return 2;
  }
  console.log(formatReports(reports, held));
  gpu?.destroy();
  return totalsOf(reports).failed === 0 && (gpu || !process.env["CI"]) ? 0 : 1;
}

/** A graphics card, or a software one; says which, or that there is none. */
async function findGpu(): Promise<GpuBackend | undefined> {
  if (!(await provideGpu())) {
    console.error("conformance: NOT RUN on a GPU. There is no WebGPU adapter on this machine.");
    return undefined;
  }
  const gpu = await webgpu();
  console.log(`The GPU is ${adapterWords(gpu)}.`);
  return gpu;
}

process.exitCode = await main();
