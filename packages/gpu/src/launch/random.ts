import type { FusedKernels } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { bitsOf } from "../float-bits.ts";
import { GpuStorage } from "../gpu-storage.ts";
import type { Program } from "../kernel.ts";
import { bernoulliWgsl } from "../kernels/bernoulli.wgsl.ts";
import { each } from "./each.ts";

const program: Program = { name: "bernoulli", wgsl: bernoulliWgsl };

/** Random numbers, the same as on every backend. */
export function random(gpu: Gpu): Pick<FusedKernels, "bernoulli"> {
  return {
    bernoulli([key0, key1], largest, size, dtype) {
      const y = new GpuStorage(gpu, dtype, size);
      const one = bitsOf(1, dtype);
      return each(gpu, program, [], y, (first) => [first, key0, key1, largest, one]);
    },
  };
}
