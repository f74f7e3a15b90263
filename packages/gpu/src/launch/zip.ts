import { type Backend, type BinaryFn, type DType, sizeOf } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { type Part, runInto } from "../kernel.ts";
import { binaryFunctions, wholeBinaryFunctions } from "../kernels/binary-functions.ts";
import { zipBroadcastQuadsWgsl, zipBroadcastWgsl, zipWgsl } from "../kernels/zip.wgsl.ts";
import { type BroadcastAxis, broadcastAxes, windowOf } from "./broadcast-axes.ts";
import { each } from "./each.ts";
import { grid } from "./grid.ts";
import { on } from "./on.ts";
import { programs } from "./programs.ts";
import { wgslType } from "./wgsl-type.ts";

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

/** Kernels of two operands, of which either may repeat along some axes. */
export function zips(gpu: Gpu): Pick<Backend, "zip"> {
  return {
    zip(fn, a, aShape, b, bShape, shape) {
      const [left, right] = [on(gpu, a), on(gpu, b)];
      const y = new GpuStorage(gpu, a.dtype, sizeOf(shape));
      if (a.size === y.size && b.size === y.size)
        return each(gpu, zipProgram(fn, a.dtype), [left, right], y);
      const axes = broadcastAxes(aShape, bShape, shape);
      return zipBroadcast(gpu, fn, [left, right], axes, y);
    },
  };
}

/** Where the result takes more bytes than a kernel sees of one buffer, it is made one part after the other. */
function zipBroadcast(
  gpu: Gpu,
  fn: BinaryFn,
  [left, right]: readonly [GpuStorage, GpuStorage],
  axes: readonly BroadcastAxis[],
  y: GpuStorage,
): GpuStorage {
  // A number and a tensor: the last thread computes too much, which nobody reads.
  const inQuads = axes.length === 1 || axes[axes.length - 1].length % 4 === 0;
  const program = (inQuads ? zipQuadsProgram : zipBroadcastProgram)(fn, y.dtype);
  // 64 fewer than fit, for what is read of an operand may have to begin before what is needed of it.
  const most = 64 * Math.max(1, Math.floor(gpu.bindingLimit / 256) - 1);
  for (let first = 0; first < y.size; first += most) {
    const count = Math.min(most, y.size - first);
    const isWhole = count === y.size;
    const part = (storage: GpuStorage, side: "left" | "right"): GpuStorage | Part =>
      isWhole ? storage : partOf(storage, windowOf(axes, side, first, first + count - 1));
    const [a, b] = [part(left, "left"), part(right, "right")];
    const threads = inQuads ? Math.ceil(count / 4) : count;
    runInto(gpu, program, {
      inputs: [a, b],
      outputs: [isWhole ? y : { storage: y, first, count }],
      sizes: [threads, axes.length, first, firstOf(a), firstOf(b), 0, 0, 0, ...words(axes)],
      workgroups: grid(gpu, threads, 256),
    });
  }
  return y;
}

/** The numbers from a first to a last one; it begins where a binding may. */
function partOf(storage: GpuStorage, [from, to]: readonly [number, number]): GpuStorage | Part {
  const first = 64 * Math.floor(from / 64);
  const count = to + 1 - first;
  return count === storage.size ? storage : { storage, first, count };
}

function firstOf(bound: GpuStorage | Part): number {
  return bound instanceof GpuStorage ? 0 : bound.first;
}

/** The axes as kernels read them; room for 32 is there. */
function words(axes: readonly BroadcastAxis[]): number[] {
  const all = axes.flatMap(({ length, left, right }) => [length, left, right, 0]);
  return [...all, ...Array<number>(128 - all.length).fill(0)];
}

function binaryFunction(fn: BinaryFn, dtype: DType): string {
  if (dtype !== "int32") return binaryFunctions[fn];
  return wholeBinaryFunctions[fn as keyof typeof wholeBinaryFunctions];
}
