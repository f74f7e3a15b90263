import * as dawn from "webgpu";

/** The WebGPU of Chromium, which all sides compute on. */
export interface Dawn {
  /** How the adapter names itself. */
  readonly adapter: string;
  /** Whether it is a CPU that draws. */
  readonly isSoftware: boolean;
  readonly newDevice: () => Promise<GPUDevice>;
}

/** Shared memory is cleared by a loop in the kernel: SwiftShader compiles the other way for seconds. For all sides. */
const flags = ["disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension"];

/**
 * Gives Node what a browser has, `navigator.gpu`, so that all sides find the same adapter.
 *
 * @throws Error if there is no adapter
 */
export async function startDawn(): Promise<Dawn> {
  // The devices end when it is collected, so it is held by what is global.
  const gpu = dawn.create(flags);
  Object.assign(globalThis, dawn.globals);
  // Peers look for a browser's name, to know what it cannot do.
  const navigator = { gpu, userAgent: "", platform: "" };
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  const { vendor, architecture, device, description } = (await adapterOf(gpu)).info;
  const adapter = [vendor, architecture, device, description].filter(Boolean).join(", ");
  return {
    adapter,
    isSoftware: /swiftshader|llvmpipe|software/i.test(adapter),
    newDevice: async () => (await adapterOf(gpu)).requestDevice(),
  };
}

async function adapterOf(gpu: GPU): Promise<GPUAdapter> {
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  if (adapter) return adapter;
  throw new Error(
    "bench gpu: there is no adapter.\n  WebGPU needs a graphics card that the driver makes available.\n  Try: a Vulkan driver.",
  );
}
