import type { Gpu } from "../device/gpu.ts";
import type { GpuStorage } from "../gpu-storage.ts";
import { runInto } from "../kernel.ts";
import { type Activation, activationFunctions } from "../kernels/activation-functions.ts";
import { sumPartsWgsl } from "../kernels/sum-parts.wgsl.ts";
import { grid } from "./grid.ts";
import { programs } from "./programs.ts";

const program = programs((_: "sum parts", activation: Activation) => ({
  name: `sum parts, ${activation}`,
  wgsl: sumPartsWgsl(activationFunctions[activation]),
}));

/** Adds up what workgroups that shared a long sum have left: `[results, parts, size] → [results, size]`. */
export function sumParts(
  gpu: Gpu,
  sums: GpuStorage,
  y: GpuStorage,
  { results, parts, columns }: { results: number; parts: number; columns: number },
  { bias, activation }: { bias?: GpuStorage | undefined; activation: Activation },
): void {
  runInto(gpu, program("sum parts", activation), {
    inputs: [sums, bias ?? sums],
    outputs: [y],
    sizes: [results, y.size / results, parts, columns, bias ? 1 : 0],
    workgroups: grid(gpu, y.size, 256),
  });
}
