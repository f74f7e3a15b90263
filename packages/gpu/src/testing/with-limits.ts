import type { Backend } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { GpuStorage } from "../gpu-storage.ts";

/** Runs `body` on a device that is narrower than it has to be, as if tensors were larger. */
export async function withLimits(
  backend: Backend,
  limits: Partial<Pick<Gpu, "bindingLimit" | "groupLimit">>,
  body: () => Promise<void>,
): Promise<void> {
  const storage = backend.fill(0, 1, "float32");
  if (!(storage instanceof GpuStorage)) throw new TypeError(`${backend.name} is no GPU backend.`);
  const { gpu } = storage;
  storage.release();
  const { bindingLimit, groupLimit } = gpu;
  Object.assign(gpu, limits);
  try {
    await body();
  } finally {
    Object.assign(gpu, { bindingLimit, groupLimit });
  }
}
