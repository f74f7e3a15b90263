import type { AxisView, DType } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import type { GpuStorage } from "../gpu-storage.ts";
import { run, runInto } from "../kernel.ts";
import {
  addTotalsWgsl,
  cumulativeColumnsWgsl,
  cumulativeRowsWgsl,
} from "../kernels/cumulative-sum.wgsl.ts";
import { grid } from "./grid.ts";
import { copy } from "./layout.ts";
import { programs } from "./programs.ts";
import { wgslType } from "./wgsl-type.ts";

const rowsProgram = programs((name: "cumulative sum", dtype: DType) => ({
  name: `${name} ${dtype}, rows`,
  wgsl: cumulativeRowsWgsl(wgslType(dtype)),
}));

const columnsProgram = programs((name: "cumulative sum", dtype: DType) => ({
  name: `${name} ${dtype}, columns`,
  wgsl: cumulativeColumnsWgsl(wgslType(dtype)),
}));

const addProgram = programs((name: "cumulative sum", dtype: DType) => ({
  name: `${name} ${dtype}, add totals`,
  wgsl: addTotalsWgsl(wgslType(dtype)),
}));

/**
 * Running totals along an axis: within chunks of it, then of the chunks' totals, which are added to all behind them.
 *
 * The totals of the chunks are summed up in the same way, so an axis may have any length.
 */
export function cumulativeSum(
  gpu: Gpu,
  x: GpuStorage,
  { outer, length, inner }: AxisView,
  reverse: boolean,
): GpuStorage {
  const { size, dtype } = x;
  const rows = inner === 1 && length > 64;
  const chunkLength = rows ? 2048 : 64;
  const chunks = Math.ceil(length / chunkLength);
  const count = outer * chunks * inner;
  const sizes = [length, inner, chunks, Number(reverse)];
  const program = rows ? rowsProgram : columnsProgram;
  const y = run(gpu, program("cumulative sum", dtype), {
    inputs: [x],
    output: { size, dtype },
    sizes: [...sizes, count],
    workgroups: grid(gpu, count, rows ? 1 : 256),
  });
  if (chunks <= 1) return y;
  const before = totalsBefore(gpu, y, { outer, length, inner }, chunkLength, reverse);
  runInto(gpu, addProgram("cumulative sum", dtype), {
    inputs: [before],
    outputs: [y],
    sizes: [...sizes, size, chunkLength],
    workgroups: grid(gpu, size, 256),
  });
  before.release();
  return y;
}

/** What all chunks up to each but the last come to, `[outer, chunks − 1, inner]`, from the running totals within them. */
function totalsBefore(
  gpu: Gpu,
  y: GpuStorage,
  { outer, length, inner }: AxisView,
  chunkLength: number,
  reverse: boolean,
): GpuStorage {
  const chunks = Math.ceil(length / chunkLength);
  // What stands last in each chunk, in the order in which they are passed.
  const last = reverse ? length - chunkLength : chunkLength - 1;
  const step = reverse ? -chunkLength : chunkLength;
  const from = { offset: last * inner, strides: [length * inner, step * inner, 1] };
  const totals = copy(gpu, y, from, [outer, chunks - 1, inner]);
  const before = cumulativeSum(gpu, totals, { outer, length: chunks - 1, inner }, false);
  totals.release();
  return before;
}
