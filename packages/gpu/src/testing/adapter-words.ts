import type { GpuBackend } from "../webgpu-backend.ts";

/** How the adapter calls itself, for reports. */
export function adapterWords({ adapter }: Pick<GpuBackend, "adapter">): string {
  return [adapter.vendor, adapter.architecture, adapter.device, adapter.description]
    .filter(Boolean)
    .join(" · ");
}
