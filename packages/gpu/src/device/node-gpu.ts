import { explain } from "@gradus/core";

/** What `create` of the `webgpu` package returns has to be held: its devices die when it is collected. */
let held: GPU | undefined;

/**
 * Shared memory is set to 0 by a loop in each kernel. What Vulkan has for it would do the same, but SwiftShader compiles
 * that one number at a time, and takes seconds for a kernel where this takes milliseconds.
 */
const shaderFlag = "disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension";

/**
 * WebGPU in Node, from the optional package `webgpu`.
 *
 * @throws Error if it is not installed
 */
export async function nodeGpu(): Promise<GPU> {
  if (held) return held;
  // Named apart, so that bundlers for browsers leave it alone.
  const name = "webgpu";
  try {
    const dawn = (await import(/* @vite-ignore */ name)) as { create(flags: string[]): GPU };
    held = dawn.create([shaderFlag]);
    return held;
  } catch (cause) {
    throw new Error(
      explain(
        "webgpu",
        "there is no WebGPU here.",
        "Browsers have it built in, where the page is secure (https or localhost); Node gets it from a package.",
        "npm install webgpu",
      ),
      { cause },
    );
  }
}
