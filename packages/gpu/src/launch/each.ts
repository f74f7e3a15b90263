import type { Gpu } from "../device/gpu.ts";
import type { GpuStorage } from "../gpu-storage.ts";
import { type Part, type Program, runInto } from "../kernel.ts";
import { grid } from "./grid.ts";

/** What a kernel reads after its size; given the first place of the part that it sees, if that matters. */
type Settings = readonly number[] | ((first: number) => readonly number[]);

/** Runs a kernel that treats all places alike, four a thread, and returns what it wrote. */
export function each(
  gpu: Gpu,
  program: Program,
  inputs: readonly GpuStorage[],
  output: GpuStorage,
  settings: Settings = [],
): GpuStorage {
  return eachInto(gpu, program, inputs, [output], settings)[0];
}

/**
 * Runs a kernel that treats all places alike and writes several storages, all of one size.
 *
 * An input of one number belongs to all places. Where the numbers take more bytes than a kernel sees of one buffer, it is
 * run for one part after the other.
 */
export function eachInto(
  gpu: Gpu,
  program: Program,
  inputs: readonly GpuStorage[],
  outputs: readonly GpuStorage[],
  settings: Settings = [],
): readonly GpuStorage[] {
  const most = 64 * Math.floor(gpu.bindingLimit / 256);
  const [{ size }] = outputs;
  for (let first = 0; first < size; first += most) {
    const count = Math.min(most, size - first);
    const part = (storage: GpuStorage): GpuStorage | Part =>
      size <= most || storage.size === 1 ? storage : { storage, first, count };
    const quads = Math.ceil(count / 4);
    runInto(gpu, program, {
      inputs: inputs.map(part),
      outputs: outputs.map(part),
      sizes: [quads, ...(typeof settings === "function" ? settings(first) : settings)],
      workgroups: grid(gpu, quads, 256),
    });
  }
  return outputs;
}
