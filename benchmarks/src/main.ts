import { spawnSync } from "node:child_process";
import path from "node:path";
import { provideGpu } from "@gradus/gpu/testing/node";
import { bundle } from "./bundle.ts";

// In a process of their own, which is only they.
const file = path.join(import.meta.dirname, "../node_modules/.cache/bench.mjs");
await bundle(file);
const { status } = spawnSync(process.execPath, [file, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: await environmentWithGpu(),
});
process.exitCode = status ?? 1;

/** Lets the process find SwiftShader's Vulkan where the machine has no card. */
async function environmentWithGpu(): Promise<NodeJS.ProcessEnv> {
  await provideGpu();
  const described = process.env["VK_ICD_FILENAMES"];
  return described === undefined
    ? process.env
    : { LD_LIBRARY_PATH: path.dirname(described), ...process.env };
}
