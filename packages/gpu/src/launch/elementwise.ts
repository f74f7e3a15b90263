import type { Backend, DType, UnaryFn } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { bitsOf } from "../float-bits.ts";
import { GpuStorage } from "../gpu-storage.ts";
import type { Program } from "../kernel.ts";
import { toFloatWgsl, toWholeWgsl } from "../kernels/cast.wgsl.ts";
import { fillWgsl } from "../kernels/fill.wgsl.ts";
import { mapWgsl } from "../kernels/map.wgsl.ts";
import { selectWgsl } from "../kernels/select.wgsl.ts";
import { unaryFunctions, wholeUnaryFunctions } from "../kernels/unary-functions.ts";
import { each } from "./each.ts";
import { on } from "./on.ts";
import { programs } from "./programs.ts";
import { wgslType } from "./wgsl-type.ts";
import { zips } from "./zip.ts";

type Elementwise = Pick<Backend, "fill" | "cast" | "map" | "zip" | "select">;

const fillProgram: Program = { name: "fill", wgsl: fillWgsl };
const toFloat: Program = { name: "int32 to float32", wgsl: toFloatWgsl };
const toWhole: Program = { name: "float32 to int32", wgsl: toWholeWgsl };

const mapProgram = programs((fn: UnaryFn, dtype: DType) => ({
  name: `map ${fn} ${dtype}`,
  wgsl:
    dtype === "int32"
      ? mapWgsl("i32", wholeUnaryFunctions[fn as keyof typeof wholeUnaryFunctions])
      : mapWgsl("f32", unaryFunctions[fn]),
}));

const selectProgram = programs((_: "select", dtype: DType) => ({
  name: `select by ${dtype}`,
  wgsl: selectWgsl(wgslType(dtype)),
}));

/** Kernels that compute each number from those at the same place. */
export function elementwise(gpu: Gpu): Elementwise {
  return {
    fill(value, size, dtype) {
      const y = new GpuStorage(gpu, dtype, size);
      each(gpu, fillProgram, [], y, [bitsOf(value, dtype)]);
      return y;
    },

    cast(x, dtype) {
      const from = on(gpu, x);
      if (from.dtype === dtype) return from;
      return each(
        gpu,
        dtype === "int32" ? toWhole : toFloat,
        [from],
        new GpuStorage(gpu, dtype, x.size),
      );
    },

    map: (fn, x) =>
      each(gpu, mapProgram(fn, x.dtype), [on(gpu, x)], new GpuStorage(gpu, x.dtype, x.size)),

    ...zips(gpu),

    select: (condition, a, b) =>
      each(
        gpu,
        selectProgram("select", condition.dtype),
        [on(gpu, condition), on(gpu, a), on(gpu, b)],
        new GpuStorage(gpu, a.dtype, a.size),
      ),
  };
}
