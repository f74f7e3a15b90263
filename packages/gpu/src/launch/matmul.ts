import type { Backend, DType, MatmulSizes } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import type { GpuStorage } from "../gpu-storage.ts";
import { run } from "../kernel.ts";
import { matmulSmallWgsl } from "../kernels/matmul-small.wgsl.ts";
import { grid } from "./grid.ts";
import { on } from "./on.ts";
import { programs } from "./programs.ts";

const small = programs((_: "matmul", dtype: DType) => ({
  name: `matmul 16 × 16 ${dtype}`,
  wgsl: matmulSmallWgsl(dtype === "int32" ? "i32" : "f32"),
}));

/** Products of matrices. */
export function matrices(gpu: Gpu): Pick<Backend, "matmul"> {
  return { matmul: (a, b, sizes) => product(gpu, on(gpu, a), on(gpu, b), sizes) };
}

function product(gpu: Gpu, a: GpuStorage, b: GpuStorage, sizes: MatmulSizes): GpuStorage {
  const { batch, m, k, n, sharedA, sharedB, transposeA, transposeB } = sizes;
  const tiles = Math.ceil(m / 16) * Math.ceil(n / 16);
  return run(gpu, small("matmul", a.dtype), {
    inputs: [a, b],
    output: { size: batch * m * n, dtype: a.dtype },
    sizes: [
      batch,
      m,
      k,
      n,
      sharedA ? 0 : m * k,
      sharedB ? 0 : k * n,
      Number(transposeA),
      Number(transposeB),
    ],
    workgroups: grid(gpu, batch * tiles, 1),
  });
}
