import type { Backend } from "@gradus/core";
import { GpuStorage } from "../gpu-storage.ts";

/** Runs `body` on a device whose kernels see at most `bytes` of one tensor, as if tensors were larger. */
export async function withBindingLimit(
  backend: Backend,
  bytes: number,
  body: () => Promise<void>,
): Promise<void> {
  const storage = backend.fill(0, 1, "float32");
  if (!(storage instanceof GpuStorage)) throw new TypeError(`${backend.name} is no GPU backend.`);
  const { gpu } = storage;
  storage.release();
  const limit = gpu.bindingLimit;
  gpu.bindingLimit = bytes;
  try {
    await body();
  } finally {
    gpu.bindingLimit = limit;
  }
}
