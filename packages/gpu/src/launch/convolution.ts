import type { Backend } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { runInto } from "../kernel.ts";
import { conv2dDirectWgsl, conv2dGradWeightDirectWgsl } from "../kernels/conv2d-direct.wgsl.ts";
import { conv2dOperandsWgsl } from "../kernels/conv2d-operands.wgsl.ts";
import { matmulBlocksWgsl } from "../kernels/matmul-blocks.wgsl.ts";
import { matmulSmallBlocksWgsl } from "../kernels/matmul-small-blocks.wgsl.ts";
import {
  type ConvolutionKernel,
  type ConvolutionPlan,
  convolutionPlan,
} from "./convolution-plan.ts";
import {
  axisSizes,
  type ConvolutionProblem,
  forward,
  gradWeight,
  gradX,
  imageSizes,
  productOf,
} from "./convolution-problem.ts";
import { grid } from "./grid.ts";
import { workgroupsOf } from "./matmul-plan.ts";
import { type Matrix, windowOn } from "./matmul-run.ts";
import { on } from "./on.ts";
import { programs } from "./programs.ts";
import { sumParts } from "./sum-parts.ts";

/** What of a storage a kernel sees, and where in it to begin. */
type Window = Pick<Matrix, "bound" | "at">;

/** What a convolution reads. */
interface Operands {
  /** Images that windows slide over. */
  readonly seen: GpuStorage;
  /** Weights, or the gradient of what was made with them. */
  readonly other: GpuStorage;
}

/** How images are planned, given how many. */
type Planned = (problem: ConvolutionProblem, images: number) => ConvolutionPlan;

const wgsl: Record<ConvolutionKernel, (along: ConvolutionProblem["along"]) => string> = {
  direct: (along) => (along === "taps" ? conv2dDirectWgsl : conv2dGradWeightDirectWgsl),
  "tile 32": (along) => matmulSmallBlocksWgsl(conv2dOperandsWgsl(along)),
  "tile 64": (along) => matmulBlocksWgsl(64, conv2dOperandsWgsl(along)),
  "tile 128": (along) => matmulBlocksWgsl(128, conv2dOperandsWgsl(along)),
};

const program = programs((kernel: ConvolutionKernel, along: ConvolutionProblem["along"]) => ({
  name: `convolution along ${along}, ${kernel}`,
  wgsl: wgsl[kernel](along),
}));

/** Convolutions and their gradients. */
export function convolution(
  gpu: Gpu,
): Pick<Backend, "conv2d" | "conv2dGradX" | "conv2dGradWeight"> {
  return {
    conv2d: (x, weight, sizes) =>
      imagesOf(gpu, { seen: on(gpu, x), other: on(gpu, weight) }, forward(sizes), sizes.batch),
    conv2dGradX: (g, weight, sizes) =>
      imagesOf(gpu, { seen: on(gpu, g), other: on(gpu, weight) }, gradX(sizes), sizes.batch),
    conv2dGradWeight: (x, g, sizes) =>
      weightsOf(gpu, { seen: on(gpu, x), other: on(gpu, g) }, gradWeight(sizes), sizes.batch),
  };
}

/** y, or the gradient of x: each image by itself, so as many at a time as a kernel sees. */
export function imagesOf(
  gpu: Gpu,
  { seen, other }: Operands,
  problem: ConvolutionProblem,
  batch: number,
  planned: Planned = convolutionPlan,
): GpuStorage {
  const [seenSize, madeSize] = imageSizes(problem);
  const y = new GpuStorage(gpu, "float32", batch * madeSize);
  for (const [first, images] of portionsOf(gpu, batch, [seen, y])) {
    const plan = planned(problem, images);
    const from = windowOn(gpu, seen, { first: first * seenSize, count: images * seenSize });
    const to = windowOn(gpu, y, { first: first * madeSize, count: images * madeSize });
    const weights = { bound: other, at: 0 };
    const size = images * madeSize;
    if (plan.parts === 1) launch(gpu, problem, [from, weights, to], { plan, images, size });
    else {
      const sums = new GpuStorage(gpu, "float32", plan.parts * size);
      launch(gpu, problem, [from, weights, { bound: sums, at: 0 }], { plan, images, size });
      sumParts(gpu, sums, { ...to, step: size, line: size }, rowOf(size), plan.parts);
      sums.release();
    }
  }
  return y;
}

/** The gradient of the weights: parts of all images, which are added up. */
export function weightsOf(
  gpu: Gpu,
  { seen, other }: Operands,
  problem: ConvolutionProblem,
  batch: number,
  planned: Planned = convolutionPlan,
): GpuStorage {
  const [seenSize, madeSize] = imageSizes(problem);
  const { groups, channels, outputs, rows, columns } = problem;
  const size = groups * outputs * channels * rows.taps * columns.taps;
  const portions = portionsOf(gpu, batch, [seen, other]).map(([first, images]) => ({
    first,
    images,
    plan: planned(problem, images),
  }));
  const parts = portions.reduce((sum, { plan }) => sum + plan.parts, 0);
  const sums = new GpuStorage(gpu, "float32", parts * size);
  let at = 0;
  for (const { first, images, plan } of portions) {
    const x = windowOn(gpu, seen, { first: first * seenSize, count: images * seenSize });
    const g = windowOn(gpu, other, { first: first * madeSize, count: images * madeSize });
    launch(gpu, problem, [x, g, { bound: sums, at }], { plan, images, size });
    at += plan.parts * size;
  }
  if (parts === 1) return sums;
  const dw = new GpuStorage(gpu, "float32", size);
  sumParts(gpu, sums, { bound: dw, at: 0, step: size, line: size }, rowOf(size), parts);
  sums.release();
  return dw;
}

/** How many images at a time, and from which on. */
function portionsOf(
  { bindingLimit }: Gpu,
  batch: number,
  storages: readonly GpuStorage[],
): (readonly [first: number, images: number])[] {
  const largest = Math.max(...storages.map(({ size }) => size));
  if (4 * largest <= bindingLimit) return [[0, batch]];
  // A window begins at a multiple of 64.
  const most = Math.max(1, Math.floor((bindingLimit / 4 - 64) / (largest / batch)));
  return Array.from({ length: Math.ceil(batch / most) }, (_, i) => [
    i * most,
    Math.min(most, batch - i * most),
  ]);
}

/** Sums of parts, one behind the other. */
function rowOf(n: number): Parameters<typeof sumParts>[3] {
  const flags = { transposeA: false, transposeB: false, adds: false, biasAt: 0 };
  return { batch: 1, m: 1, k: 0, n, ...flags };
}

/** @param size how many numbers a part of the results has */
function launch(
  gpu: Gpu,
  problem: ConvolutionProblem,
  [seen, other, out]: readonly [Window, Window, Window],
  { plan, images, size }: { plan: ConvolutionPlan; images: number; size: number },
): void {
  const { along, rows, columns, groups, channels, weightSteps } = problem;
  const { kernel, parts, partLength } = plan;
  const product = productOf(problem, images);
  const { batch, m, k, n } = product;
  const ofProduct = [batch, m, k, n, parts, partLength, size, groups, images, channels];
  runInto(gpu, program(kernel, along), {
    inputs: [seen.bound, other.bound],
    outputs: [out.bound],
    sizes: [
      ...axisSizes(rows),
      ...axisSizes(columns),
      ...ofProduct,
      ...weightSteps,
      seen.at,
      other.at,
      out.at,
    ],
    workgroups:
      kernel === "direct"
        ? grid(gpu, parts * size, 256)
        : grid(gpu, workgroupsOf(plan, product), 1),
  });
}
