import type { ArgReduceFn, AxisView, Backend, DType, ReduceFn } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import type { GpuStorage } from "../gpu-storage.ts";
import { run } from "../kernel.ts";
import { argReduceCandidatesWgsl, argReduceColumnsWgsl } from "../kernels/arg-reduce.wgsl.ts";
import { reduceFunctions, wholeReduceFunctions } from "../kernels/reduce-functions.ts";
import { reduceColumnsWgsl, reduceRowsWgsl } from "../kernels/reduce.wgsl.ts";
import { cumulativeSum } from "./cumulative-sum.ts";
import { grid } from "./grid.ts";
import { lanesFor } from "./lanes.ts";
import { on } from "./on.ts";
import { programs } from "./programs.ts";

/** How many threads are enough to keep a large card busy, if each reads sixteen numbers at a time. */
const enough = 32_768;

/** Up to this length, one workgroup folds a row faster than two runs do. */
const longRow = 32_768;

const columnsProgram = programs((fn: ReduceFn, dtype: DType) => ({
  name: `reduce ${fn} ${dtype}, columns`,
  wgsl: reduceColumnsWgsl(functionsOf(fn, dtype)),
}));

const rowsProgram = programs((fn: ReduceFn, dtype: DType) => ({
  name: `reduce ${fn} ${dtype}, rows`,
  wgsl: reduceRowsWgsl(functionsOf(fn, dtype)),
}));

const argColumnsProgram = programs((fn: ArgReduceFn, dtype: DType) => ({
  name: `${fn} ${dtype}`,
  wgsl: argReduceColumnsWgsl(fn, dtype === "int32" ? "int32" : "float32"),
}));

const argCandidatesProgram = programs((fn: ArgReduceFn, dtype: DType) => ({
  name: `${fn} ${dtype}, candidates`,
  wgsl: argReduceCandidatesWgsl(fn, dtype === "int32" ? "int32" : "float32"),
}));

/** Kernels that fold an axis. */
export function reduction(gpu: Gpu): Pick<Backend, "reduce" | "argReduce" | "cumulativeSum"> {
  return {
    reduce: (fn, x, axis) => reduce(gpu, fn, on(gpu, x), axis),
    argReduce: (fn, x, axis) => argReduce(gpu, fn, on(gpu, x), axis),
    cumulativeSum: (x, axis, reverse) => cumulativeSum(gpu, on(gpu, x), axis, reverse),
  };
}

/**
 * Folds an axis in as many runs as it takes to keep all threads busy.
 *
 * Where there are too few results for that, `chunks` threads share each of them: of neighbors in memory, each takes its
 * own, so that the axis is seen as `[length / chunks, chunks]`, and a second run folds the chunks.
 */
function reduce(gpu: Gpu, fn: ReduceFn, x: GpuStorage, axis: AxisView): GpuStorage {
  const { outer, length, inner } = axis;
  const results = outer * inner;
  const neighbors = inner === 1 && length > 4;
  if (neighbors && (length <= longRow || outer >= 256)) return reduceRows(gpu, fn, x, axis);
  const chunks =
    results >= enough || length <= 32
      ? 1
      : Math.min(Math.ceil(enough / results), Math.ceil(length / 16));
  const width = chunks * inner;
  const y = run(gpu, columnsProgram(fn, x.dtype), {
    inputs: [x],
    output: { size: outer * width, dtype: x.dtype },
    sizes: [outer * width, width, length * inner],
    workgroups: grid(gpu, outer * width, 256),
  });
  if (chunks === 1) return y;
  const folded = reduce(gpu, fn, y, { outer, length: chunks, inner });
  y.release();
  return folded;
}

function reduceRows(
  gpu: Gpu,
  fn: ReduceFn,
  x: GpuStorage,
  { outer, length }: AxisView,
): GpuStorage {
  const lanes = lanesFor(length, outer);
  return run(gpu, rowsProgram(fn, x.dtype), {
    inputs: [x],
    output: { size: outer, dtype: x.dtype },
    sizes: [outer, length, lanes],
    workgroups: grid(gpu, outer, 256 / lanes),
  });
}

function argReduce(gpu: Gpu, fn: ArgReduceFn, x: GpuStorage, axis: AxisView): GpuStorage {
  const { outer, length, inner } = axis;
  const results = outer * inner;
  const chunks = candidates(axis);
  const found = run(gpu, argColumnsProgram(fn, x.dtype), {
    inputs: [x],
    output: { size: results * chunks, dtype: "int32" },
    sizes: [results * chunks, length, inner, chunks],
    workgroups: grid(gpu, results * chunks, 256),
  });
  if (chunks === 1) return found;
  const lanes = lanesFor(chunks, results);
  const y = run(gpu, argCandidatesProgram(fn, x.dtype), {
    inputs: [x, found],
    output: { size: results, dtype: "int32" },
    sizes: [results, length, inner, chunks, lanes],
    workgroups: grid(gpu, results, 256 / lanes),
  });
  found.release();
  return y;
}

/** Among how many parts of an axis candidates are looked for: many where results are few, and where rows are long. */
function candidates({ outer, length, inner }: AxisView): number {
  if (length <= 64) return 1;
  const wanted = Math.ceil(enough / (outer * inner));
  return Math.min(inner === 1 ? Math.max(wanted, 32) : wanted, Math.ceil(length / 16));
}

function functionsOf(fn: ReduceFn, dtype: DType): string {
  return dtype === "int32" ? wholeReduceFunctions[fn] : reduceFunctions[fn];
}
