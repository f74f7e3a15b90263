import type { AxisView, Backend, DType } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { floatBits } from "../float-bits.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { type Program, run } from "../kernel.ts";
import { fillWgsl } from "../kernels/fill.wgsl.ts";
import { gatherWgsl } from "../kernels/gather.wgsl.ts";
import { scatterAddFewWgsl, scatterAddSortedWgsl } from "../kernels/scatter-add.wgsl.ts";
import { each } from "./each.ts";
import { grid } from "./grid.ts";
import { on } from "./on.ts";
import { programs } from "./programs.ts";
import { wgslType } from "./wgsl-type.ts";
import { sortPlaces } from "./sort-places.ts";

const fillProgram: Program = { name: "fill", wgsl: fillWgsl };
const gatherProgram: Program = { name: "gather", wgsl: gatherWgsl("u32") };
const gatherQuads: Program = { name: "gather, quads", wgsl: gatherWgsl("vec4u") };

const fewProgram = programs((name: "scatterAdd", dtype: DType) => ({
  name: `${name} ${dtype}, few places`,
  wgsl: scatterAddFewWgsl(wgslType(dtype)),
}));

const sortedProgram = programs((name: "scatterAdd", dtype: DType) => ({
  name: `${name} ${dtype}, sorted`,
  wgsl: scatterAddSortedWgsl(wgslType(dtype)),
}));

/** Up to how many places, and looks at them, sorting is not worth its runs. */
const fewPlaces = 4095;
const fewLooks = 2 ** 22;

/**
 * Kernels that read and write rows by their numbers.
 *
 * A GPU cannot stop at an index that names no row. Nothing outside is touched: it is read as NaN, as 0 among int32, and
 * what was to be added there is left out.
 */
export function indexing(gpu: Gpu): Pick<Backend, "gather" | "scatterAdd"> {
  return {
    gather: (x, index, axis) => gather(gpu, on(gpu, x), on(gpu, index), axis),
    scatterAdd: (x, index, axis) => scatterAdd(gpu, on(gpu, x), on(gpu, index), axis),
  };
}

function gather(gpu: Gpu, x: GpuStorage, index: GpuStorage, axis: AxisView): GpuStorage {
  const { outer, length, inner } = axis;
  const quads = inner % 4 === 0;
  const width = quads ? inner / 4 : inner;
  const count = outer * index.size * width;
  const missing = x.dtype === "int32" ? 0 : floatBits(Number.NaN);
  return run(gpu, quads ? gatherQuads : gatherProgram, {
    inputs: [x, index],
    output: { size: outer * index.size * inner, dtype: x.dtype },
    sizes: [count, index.size, length, width, missing],
    workgroups: grid(gpu, count, 256),
  });
}

/**
 * Rows added up where an index says, each result by one thread: nobody waits for anybody, and the bits are the same every
 * time. (Atomic additions would race, and floats added in another order give other bits.)
 */
function scatterAdd(gpu: Gpu, x: GpuStorage, index: GpuStorage, axis: AxisView): GpuStorage {
  const { outer, length, inner } = axis;
  const count = outer * length * inner;
  const output = { size: count, dtype: x.dtype };
  const extent = { sizes: [count, index.size, length, inner], workgroups: grid(gpu, count, 256) };
  if (index.size === 0) return each(gpu, fillProgram, [], new GpuStorage(gpu, x.dtype, count), [0]);
  if (index.size <= fewPlaces && count * index.size <= fewLooks) {
    const program = fewProgram("scatterAdd", x.dtype);
    return run(gpu, program, { inputs: [x, index], output, ...extent });
  }
  const { order, starts } = sortPlaces(gpu, index, length);
  const program = sortedProgram("scatterAdd", x.dtype);
  const y = run(gpu, program, { inputs: [x, order, starts], output, ...extent });
  order.release();
  starts.release();
  return y;
}
