export type { ChromeTrace } from "./device/chrome-trace.ts";
export { webgpu, type WebgpuOptions } from "./webgpu.ts";
export type { AdapterName, GpuBackend, GpuMemory } from "./webgpu-backend.ts";
