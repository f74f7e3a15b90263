import type { Gpu } from "../device/gpu.ts";
import type { GpuStorage } from "../gpu-storage.ts";
import { type Program, run } from "../kernel.ts";
import {
  countDigitsWgsl,
  everyPlaceWgsl,
  moveByDigitWgsl,
  rowStartsWgsl,
} from "../kernels/sort-places.wgsl.ts";
import { cumulativeSum } from "./cumulative-sum.ts";
import { grid } from "./grid.ts";

const everyPlace: Program = { name: "every place", wgsl: everyPlaceWgsl };
const countDigits: Program = { name: "count digits", wgsl: countDigitsWgsl };
const moveByDigit: Program = { name: "move by digit", wgsl: moveByDigitWgsl };
const rowStarts: Program = { name: "row starts", wgsl: rowStartsWgsl };

/** The places of an index, sorted by the row that they name, and where those of each row begin. */
export interface SortedPlaces {
  /** `[index.size]`; of places with the same row, the first comes first. */
  readonly order: GpuStorage;
  /** `[length + 1]`. */
  readonly starts: GpuStorage;
}

/**
 * Sorts places by their rows, in two runs and a sum for every eight bits of a row's number.
 *
 * @param index int32; what names no row of `length` comes last, behind the last start
 */
export function sortPlaces(gpu: Gpu, index: GpuStorage, length: number): SortedPlaces {
  const places = index.size;
  let order = run(gpu, everyPlace, {
    inputs: [],
    output: { size: places, dtype: "int32" },
    sizes: [places],
    workgroups: grid(gpu, places, 256),
  });
  for (let shift = 0; length >> shift > 0; shift += 8) {
    const sorted = sortByDigit(gpu, index, order, length, shift);
    order.release();
    order = sorted;
  }
  const starts = run(gpu, rowStarts, {
    inputs: [index, order],
    output: { size: length + 1, dtype: "int32" },
    sizes: [places, length],
    workgroups: grid(gpu, length + 1, 256),
  });
  return { order, starts };
}

function sortByDigit(
  gpu: Gpu,
  index: GpuStorage,
  order: GpuStorage,
  length: number,
  shift: number,
): GpuStorage {
  const places = index.size;
  const blocks = Math.ceil(places / 256);
  const extent = { sizes: [places, length, blocks, shift], workgroups: grid(gpu, blocks, 1) };
  const counts = run(gpu, countDigits, {
    inputs: [index, order],
    output: { size: 256 * blocks, dtype: "int32" },
    ...extent,
  });
  const ends = cumulativeSum(gpu, counts, { outer: 1, length: counts.size, inner: 1 }, false);
  const sorted = run(gpu, moveByDigit, {
    inputs: [index, order, ends],
    output: { size: places, dtype: "int32" },
    ...extent,
  });
  counts.release();
  ends.release();
  return sorted;
}
