import type { Backend } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { GpuStorage } from "../gpu-storage.ts";

/** The device that a backend computes on. */
export function gpuOf(backend: Backend): Gpu {
  const storage = backend.fill(0, 1, "float32");
  if (!(storage instanceof GpuStorage)) throw new TypeError(`${backend.name} is no GPU backend.`);
  storage.release();
  return storage.gpu;
}
