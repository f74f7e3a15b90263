import { webgpu } from "../webgpu.ts";
import type { GpuBackend } from "../webgpu-backend.ts";

/** A backend for tests, one for all files of a thread: a real card, a software one, or none. */
export const gpu: GpuBackend | undefined = await webgpu().catch(() => undefined);

/** How the adapter calls itself, for reports. */
export function adapterWords({ adapter }: GpuBackend): string {
  return [adapter.vendor, adapter.architecture, adapter.device, adapter.description]
    .filter(Boolean)
    .join(" · ");
}
