import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

/** Runs a program in a process whose Vulkan finds no driver. */
async function withoutAdapter(program: string): Promise<string> {
  const none = "/nowhere/there-is-no-driver.json";
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=gradus-source", "--import", "tsx", "--input-type=module", "--eval", program],
    { env: { ...process.env, VK_ICD_FILENAMES: none, VK_DRIVER_FILES: none } },
  );
  return stdout.trim();
}

describe("webgpu without an adapter", () => {
  it.runIf(process.platform === "linux")("says so, and what to try", async () => {
    const module = JSON.stringify(new URL("webgpu.ts", import.meta.url).href);
    const said = await withoutAdapter(
      `const { webgpu } = await import(${module});
       await webgpu().catch((error) => console.log(error.message));`,
    );
    expect(said).toMatchInlineSnapshot(`
      "webgpu: there is no adapter.
        WebGPU needs a graphics card that the browser or the driver makes available.
        Try: the cpu backend, or on Linux a Vulkan driver."
    `);
  });
});
