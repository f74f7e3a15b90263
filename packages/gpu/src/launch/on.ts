import { explain, type Storage } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { GpuStorage } from "../gpu-storage.ts";

/** A storage as one of this device's. */
export function on(gpu: Gpu, storage: Storage): GpuStorage {
  if (storage instanceof GpuStorage && storage.gpu === gpu) return storage;
  throw new TypeError(
    explain(
      "webgpu",
      "a tensor of another backend was given to a kernel.",
      "A kernel reads only its own backend's memory.",
      "fromData(await x.data(), x.shape, { backend })",
    ),
  );
}
