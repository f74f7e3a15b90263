import type { DType, FusedKernels, PoolSizes } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { type Program, run } from "../kernel.ts";
import { maxPool2dGradWgsl, maxPool2dWgsl } from "../kernels/max-pool2d.wgsl.ts";
import { grid } from "./grid.ts";
import { on } from "./on.ts";
import { programs } from "./programs.ts";
import { slidingSizes } from "./sliding-sizes.ts";

/** Compilers may take it that no float is NaN; its bits tell. */
const isNan = "fn isNan(x: T) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }";
const noNan = "fn isNan(x: T) -> bool { return false; }";

const forward = programs((_: "maxPool2d", dtype: DType) => ({
  name: `maxPool2d ${dtype}`,
  wgsl: dtype === "int32" ? maxPool2dWgsl("i32", noNan) : maxPool2dWgsl("f32", isNan),
}));

const gradient: Program = { name: "maxPool2d, gradient", wgsl: maxPool2dGradWgsl };

/** Windows that keep the largest of what they see. */
export function pooling(gpu: Gpu): Pick<FusedKernels, "maxPool2d" | "maxPool2dGrad"> {
  return {
    maxPool2d(x, sizes) {
      const size = sizes.images * sizes.rows.places * sizes.columns.places;
      return run(gpu, forward("maxPool2d", x.dtype), {
        inputs: [on(gpu, x)],
        output: { size, dtype: x.dtype },
        sizes: sizesOf(sizes),
        workgroups: grid(gpu, size, 256),
      });
    },

    maxPool2dGrad: (g, x, y, sizes) =>
      run(gpu, gradient, {
        inputs: [on(gpu, g), on(gpu, x), on(gpu, y)],
        output: { size: x.size, dtype: x.dtype },
        sizes: sizesOf(sizes),
        workgroups: grid(gpu, x.size, 256),
      }),
  };
}

function sizesOf(sizes: PoolSizes): number[] {
  return [...slidingSizes(sizes), sizes.images];
}
