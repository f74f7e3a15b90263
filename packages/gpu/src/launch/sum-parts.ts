import type { Gpu } from "../device/gpu.ts";
import type { GpuStorage } from "../gpu-storage.ts";
import { runInto } from "../kernel.ts";
import { type Activation, activationFunctions } from "../kernels/activation-functions.ts";
import { sumPartsWgsl } from "../kernels/sum-parts.wgsl.ts";
import { grid } from "./grid.ts";
import { type Ending, type Matrix, plain, type Products, sizesOfRun } from "./matmul-run.ts";
import { programs } from "./programs.ts";

const program = programs((_: "sum parts", kind: Activation | "int32") => ({
  name: `sum parts, ${kind}`,
  wgsl: sumPartsWgsl(
    kind === "int32" ? "i32" : "f32",
    activationFunctions[kind === "int32" ? "none" : kind],
  ),
}));

/** Adds up what workgroups that shared long sums have left: `[batch, parts, m, n] → [batch, m, n]`. */
export function sumParts(
  gpu: Gpu,
  sums: GpuStorage,
  c: Matrix,
  products: Products,
  parts: number,
  ending: Ending = plain,
): void {
  const { batch, m, n } = products;
  const from: Matrix = { bound: sums, at: 0, step: m * n, line: n };
  const kind = sums.dtype === "int32" ? "int32" : ending.activation;
  runInto(gpu, program("sum parts", kind), {
    // Where others of the family bind their second matrix, it sees its only input again.
    inputs: [sums, sums, ending.bias ?? sums],
    outputs: [c.bound],
    sizes: sizesOfRun(products, [from, from, c], { parts, partLength: 1, lanes: 1 }, ending),
    workgroups: grid(gpu, batch * m * n, 256),
  });
}
