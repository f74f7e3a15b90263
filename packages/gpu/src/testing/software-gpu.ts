import { existsSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { create } from "webgpu";
import type { AdapterName } from "../webgpu-backend.ts";
import { swiftShader } from "./swift-shader.ts";

/** Keeps a loaded library in the process: RTLD_NODELETE of Linux. */
const keepLoaded = 0x1000;

/**
 * Makes sure that Node finds a WebGPU adapter: the machine's own card, or SwiftShader where there is none.
 *
 * Has to run in the main thread, before `webgpu()` is called anywhere: the Vulkan loader reads the environment of the
 * process, of which a worker thread has a copy only.
 *
 * @returns the adapter that there is now
 */
export async function provideGpu(): Promise<AdapterName | undefined> {
  const card = mayHaveCard() ? await adapterName() : undefined;
  // Elsewhere the system brings a software adapter of its own (WARP, Metal), or nobody can help.
  if (card || process.platform !== "linux" || process.arch !== "x64") return card;
  const described = await swiftShader();
  process.env["VK_ICD_FILENAMES"] = described;
  loadVulkan(path.join(path.dirname(described), "libvulkan.so.1"));
  return adapterName();
}

/** Linux shows its cards as devices; asking Dawn where there is none would only make it complain. */
function mayHaveCard(): boolean {
  if (process.platform !== "linux") return true;
  return ["/dev/dri", "/dev/nvidiactl", "/dev/dxg"].some((device) => existsSync(device));
}

async function adapterName(): Promise<AdapterName | undefined> {
  return (await create([]).requestAdapter())?.info;
}

/**
 * Loads the Vulkan loader that comes with SwiftShader, for Dawn to find: it asks for a library of that name, and what is
 * loaded already is found first. No environment variable could say so to a process that runs.
 */
function loadVulkan(library: string): void {
  const { RTLD_NOW, RTLD_GLOBAL } = constants.dlopen;
  try {
    process.dlopen({ exports: {} }, library, RTLD_NOW | RTLD_GLOBAL | keepLoaded);
  } catch {
    // It is no module of Node's, which is what Node says; it stays loaded all the same.
  }
}
