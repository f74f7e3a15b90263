import { type Backend, type Layout, type Shape, sizeOf } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { bitsOf } from "../float-bits.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { type Part, type Program, runInto } from "../kernel.ts";
import { concatWgsl } from "../kernels/concat.wgsl.ts";
import { copyWgsl, placeWgsl } from "../kernels/copy.wgsl.ts";
import { fillWgsl } from "../kernels/fill.wgsl.ts";
import { transposeWgsl } from "../kernels/transpose.wgsl.ts";
import { each } from "./each.ts";
import { grid } from "./grid.ts";
import { on } from "./on.ts";
import { reach, type StridedAxis, stridedAxes } from "./strided-axes.ts";

const copyProgram: Program = { name: "copy", wgsl: copyWgsl("u32") };
const copyQuads: Program = { name: "copy, quads", wgsl: copyWgsl("vec4u") };
const placeProgram: Program = { name: "place", wgsl: placeWgsl("u32") };
const placeQuads: Program = { name: "place, quads", wgsl: placeWgsl("vec4u") };
const transposeProgram: Program = { name: "transpose", wgsl: transposeWgsl };
const concatProgram: Program = { name: "concat", wgsl: concatWgsl };
const fillProgram: Program = { name: "fill", wgsl: fillWgsl };

/** Kernels that move numbers and change none. */
export function layout(gpu: Gpu): Pick<Backend, "copy" | "place" | "concat"> {
  return {
    copy: (x, from, shape) => copy(gpu, on(gpu, x), from, shape),

    place(x, shape, to, size, value) {
      const y = new GpuStorage(gpu, x.dtype, size);
      if (x.size < size) each(gpu, fillProgram, [], y, [bitsOf(value, x.dtype)]);
      if (x.size > 0) place(gpu, on(gpu, x), shape, to, y);
      return y;
    },

    concat(parts, outer, widths) {
      const total = widths.reduce((sum, width) => sum + width, 0);
      const y = new GpuStorage(gpu, parts[0].dtype, outer * total);
      const full = widths.flatMap((width, i) => (width ? [{ x: on(gpu, parts[i]), width }] : []));
      for (let i = 0, start = 0; i < full.length; i += 4) {
        const four = full.slice(i, i + 4);
        join(gpu, four, outer, y, [start, total]);
        start += four.reduce((sum, { width }) => sum + width, 0);
      }
      return y;
    },
  };
}

/** Reads the elements of `shape` from where a layout says they stand. */
export function copy(gpu: Gpu, x: GpuStorage, from: Layout, shape: Shape): GpuStorage {
  const size = sizeOf(shape);
  const y = new GpuStorage(gpu, x.dtype, size);
  if (size === 0) return y;
  const axes = stridedAxes(shape, from);
  const [part, offset] = partOf(gpu, x, from.offset, axes);
  const crossing = axes.findLastIndex(({ stride, length }) => stride === 1 && length >= 8);
  if (crossing !== -1 && crossing < axes.length - 1 && axes.at(-1)!.length >= 8) {
    transpose(gpu, [part, offset], axes, crossing, y);
    return y;
  }
  const quads = inQuads(offset, axes, size);
  const { sizes, workgroups } = walk(gpu, offset, axes, size, quads);
  const program = quads ? copyQuads : copyProgram;
  runInto(gpu, program, { inputs: [part], outputs: [y], sizes, workgroups });
  return y;
}

function place(gpu: Gpu, x: GpuStorage, shape: Shape, to: Layout, y: GpuStorage): void {
  const axes = stridedAxes(shape, to);
  const [part, offset] = partOf(gpu, y, to.offset, axes);
  // Whole quads are written, so there has to be a whole number of them.
  const quads = x.size % 4 === 0 && inQuads(offset, axes, x.size);
  const { sizes, workgroups } = walk(gpu, offset, axes, x.size, quads);
  const program = quads ? placeQuads : placeProgram;
  runInto(gpu, program, { inputs: [x], outputs: [part], sizes, workgroups });
}

/** Sizes and workgroups of a kernel that visits every place of a layout, or four neighbors at a time. */
function walk(
  gpu: Gpu,
  offset: number,
  axes: readonly StridedAxis[],
  size: number,
  quads: boolean,
): { sizes: number[]; workgroups: [number, number] } {
  const step = quads ? 4 : 1;
  const count = Math.ceil(size / step);
  const last = axes.length - 1;
  const table = axes.flatMap(({ length, stride }, i) =>
    i === last
      ? [Math.ceil(length / step), stride, 0, 0] // of quads, too, neighbors are neighbors
      : [length, stride / step, 0, 0],
  );
  return {
    sizes: [count, axes.length, offset / step, 0, ...padded(table)],
    workgroups: grid(gpu, count, 256),
  };
}

/** Whether the last axis falls into quads that stand as a whole wherever the layout puts them. */
function inQuads(offset: number, axes: readonly StridedAxis[], size: number): boolean {
  const last = axes.at(-1);
  if (offset % 4 !== 0 || last?.stride !== 1) return false;
  // One axis alone may end in the middle of a quad, for every buffer has room for the rest.
  if (last.length === size) return true;
  return last.length % 4 === 0 && axes.slice(0, -1).every(({ stride }) => stride % 4 === 0);
}

/** A copy in tiles, between the axis of neighbors in `x` and the last one, that of neighbors in `y`. */
function transpose(
  gpu: Gpu,
  [x, offset]: [GpuStorage | Part, number],
  axes: readonly StridedAxis[],
  crossing: number,
  y: GpuStorage,
): void {
  const last = axes.length - 1;
  const [rows, columns] = [axes[crossing].length, axes[last].length];
  const yStrides = axes.map((_, i) =>
    axes.slice(i + 1).reduce((size, { length }) => size * length, 1),
  );
  const others = axes.flatMap(({ length, stride }, i) =>
    i === crossing || i === last ? [] : [length, stride, yStrides[i], 0],
  );
  const tiles = Math.ceil(
    (y.size / rows / columns) * Math.ceil(rows / 32) * Math.ceil(columns / 32),
  );
  runInto(gpu, transposeProgram, {
    inputs: [x],
    outputs: [y],
    sizes: [
      rows,
      columns,
      axes[last].stride,
      yStrides[crossing],
      offset,
      tiles,
      others.length / 4,
      0,
      ...padded(others),
    ],
    workgroups: grid(gpu, tiles, 1),
  });
}

/** Up to four parts, none of them empty, into columns of `y` that begin at `start`. */
function join(
  gpu: Gpu,
  parts: readonly { readonly x: GpuStorage; readonly width: number }[],
  outer: number,
  y: GpuStorage,
  [start, total]: [start: number, total: number],
): void {
  let width = 0;
  const ends = parts.map((part) => (width += part.width));
  const inputs = parts.map(({ x }) => x);
  while (inputs.length < 4) {
    inputs.push(inputs[0]);
    ends.push(width);
  }
  runInto(gpu, concatProgram, {
    inputs,
    outputs: [y],
    sizes: [outer * width, width, total, start, ...ends],
    workgroups: grid(gpu, outer * width, 256),
  });
}

/** What of a storage a layout reaches, where a kernel cannot see all of it; and where the layout begins in that. */
function partOf(
  gpu: Gpu,
  storage: GpuStorage,
  offset: number,
  axes: readonly StridedAxis[],
): [GpuStorage | Part, number] {
  if (16 * Math.ceil(storage.size / 4) <= gpu.bindingLimit) return [storage, offset];
  const [lowest, highest] = reach(offset, axes);
  const first = 64 * Math.floor(lowest / 64);
  return [{ storage, first, count: highest - first + 1 }, offset - first];
}

function padded(table: readonly number[]): number[] {
  return [...table, ...Array<number>(128 - table.length).fill(0)];
}
