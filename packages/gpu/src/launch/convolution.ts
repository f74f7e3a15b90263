import type { Backend, ConvSizes } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import type { GpuStorage } from "../gpu-storage.ts";
import { type Program, run } from "../kernel.ts";
import {
  conv2dDirectWgsl,
  conv2dGradWeightDirectWgsl,
  conv2dGradXDirectWgsl,
} from "../kernels/conv2d-direct.wgsl.ts";
import { grid } from "./grid.ts";
import { on } from "./on.ts";
import { slidingSizes } from "./sliding-sizes.ts";

type Convolution = Pick<Backend, "conv2d" | "conv2dGradX" | "conv2dGradWeight">;

const forward: Program = { name: "conv2d", wgsl: conv2dDirectWgsl };
const gradX: Program = { name: "conv2d, gradient of x", wgsl: conv2dGradXDirectWgsl };
const gradWeight: Program = {
  name: "conv2d, gradient of the weights",
  wgsl: conv2dGradWeightDirectWgsl,
};

/** Convolutions and their gradients. */
export function convolution(gpu: Gpu): Convolution {
  return {
    conv2d: (x, weight, sizes) =>
      direct(gpu, forward, on(gpu, x), on(gpu, weight), sizes, sizeOfY(sizes)),

    conv2dGradX: (g, weight, sizes) =>
      direct(gpu, gradX, on(gpu, g), on(gpu, weight), sizes, sizeOfX(sizes)),

    conv2dGradWeight: (x, g, sizes) =>
      direct(gpu, gradWeight, on(gpu, x), on(gpu, g), sizes, sizeOfWeight(sizes)),
  };
}

/** One number of the result a thread. */
function direct(
  gpu: Gpu,
  program: Program,
  left: GpuStorage,
  right: GpuStorage,
  sizes: ConvSizes,
  size: number,
): GpuStorage {
  const { batch, groups, inChannels, outChannels } = sizes;
  return run(gpu, program, {
    inputs: [left, right],
    output: { size, dtype: left.dtype },
    sizes: [...slidingSizes(sizes), batch, groups, inChannels / groups, outChannels / groups],
    workgroups: grid(gpu, size, 256),
  });
}

function sizeOfX({ batch, inChannels, rows, columns }: ConvSizes): number {
  return batch * inChannels * rows.length * columns.length;
}

function sizeOfY({ batch, outChannels, rows, columns }: ConvSizes): number {
  return batch * outChannels * rows.places * columns.places;
}

function sizeOfWeight({ inChannels, outChannels, groups, rows, columns }: ConvSizes): number {
  return outChannels * (inChannels / groups) * rows.taps * columns.taps;
}
