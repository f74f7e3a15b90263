import {
  type Backend,
  type BinaryFn,
  type DType,
  type Shape,
  sizeOf,
  type UnaryFn,
} from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { bitsOf } from "../float-bits.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { type Program, run } from "../kernel.ts";
import { binaryFunctions, wholeBinaryFunctions } from "../kernels/binary-functions.ts";
import { toFloatWgsl, toWholeWgsl } from "../kernels/cast.wgsl.ts";
import { fillWgsl } from "../kernels/fill.wgsl.ts";
import { mapWgsl } from "../kernels/map.wgsl.ts";
import { selectWgsl } from "../kernels/select.wgsl.ts";
import { unaryFunctions, wholeUnaryFunctions } from "../kernels/unary-functions.ts";
import { zipBroadcastQuadsWgsl, zipBroadcastWgsl, zipWgsl } from "../kernels/zip.wgsl.ts";
import { broadcastAxes } from "./broadcast-axes.ts";
import { each } from "./each.ts";
import { grid } from "./grid.ts";
import { on } from "./on.ts";
import { programs } from "./programs.ts";
import { wgslType } from "./wgsl-type.ts";

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

const zipProgram = programs((fn: BinaryFn, dtype: DType) => ({
  name: `zip ${fn} ${dtype}`,
  wgsl: zipWgsl(wgslType(dtype), binaryFunction(fn, dtype)),
}));

const zipBroadcastProgram = programs((fn: BinaryFn, dtype: DType) => ({
  name: `zip ${fn} ${dtype}, broadcast`,
  wgsl: zipBroadcastWgsl(wgslType(dtype), binaryFunction(fn, dtype)),
}));

const zipQuadsProgram = programs((fn: BinaryFn, dtype: DType) => ({
  name: `zip ${fn} ${dtype}, broadcast by four`,
  wgsl: zipBroadcastQuadsWgsl(wgslType(dtype), binaryFunction(fn, dtype)),
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

    zip(fn, a, aShape, b, bShape, shape) {
      const [left, right] = [on(gpu, a), on(gpu, b)];
      if (a.size === sizeOf(shape) && b.size === a.size)
        return each(
          gpu,
          zipProgram(fn, a.dtype),
          [left, right],
          new GpuStorage(gpu, a.dtype, a.size),
        );
      return zipBroadcast(gpu, fn, [left, aShape], [right, bShape], shape);
    },

    select: (condition, a, b) =>
      each(
        gpu,
        selectProgram("select", condition.dtype),
        [on(gpu, condition), on(gpu, a), on(gpu, b)],
        new GpuStorage(gpu, a.dtype, a.size),
      ),
  };
}

function zipBroadcast(
  gpu: Gpu,
  fn: BinaryFn,
  [left, leftShape]: [GpuStorage, Shape],
  [right, rightShape]: [GpuStorage, Shape],
  shape: Shape,
): GpuStorage {
  const size = sizeOf(shape);
  const axes = broadcastAxes(leftShape, rightShape, shape);
  const rank = axes.length / 4;
  const settings = [rank, 0, 0, ...axes, ...Array<number>(128 - axes.length).fill(0)];
  // A number and a tensor: the last thread computes too much, which nobody reads.
  if (rank === 1) {
    const y = new GpuStorage(gpu, left.dtype, size);
    return each(gpu, zipQuadsProgram(fn, left.dtype), [left, right], y, settings);
  }
  const inQuads = rank > 1 && axes[axes.length - 4] % 4 === 0;
  const threads = inQuads ? Math.ceil(size / 4) : size;
  return run(gpu, (inQuads ? zipQuadsProgram : zipBroadcastProgram)(fn, left.dtype), {
    inputs: [left, right],
    output: { size, dtype: left.dtype },
    sizes: [threads, ...settings],
    workgroups: grid(gpu, threads, 256),
  });
}

function binaryFunction(fn: BinaryFn, dtype: DType): string {
  if (dtype !== "int32") return binaryFunctions[fn];
  return wholeBinaryFunctions[fn as keyof typeof wholeBinaryFunctions];
}
