import type { Backend, MatmulSizes } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { type Program, run, runInto } from "../kernel.ts";
import { type Activation, activationFunctions } from "../kernels/activation-functions.ts";
import { matmulBlocksWgsl } from "../kernels/matmul-blocks.wgsl.ts";
import { matmulDirectWgsl } from "../kernels/matmul-direct.wgsl.ts";
import { matmulDotWgsl } from "../kernels/matmul-dot.wgsl.ts";
import { matmulSmallBlocksWgsl } from "../kernels/matmul-small-blocks.wgsl.ts";
import { matmulTilesWgsl } from "../kernels/matmul-tiles.wgsl.ts";
import { grid } from "./grid.ts";
import { lanesFor } from "./lanes.ts";
import { type MatmulKernel, type MatmulPlan, matmulPlan, tileOf } from "./matmul-plan.ts";
import { on } from "./on.ts";
import { programs } from "./programs.ts";
import { sumParts } from "./sum-parts.ts";

/** What becomes of the sums. */
interface Ending {
  /** `[n]`, added to each row. */
  readonly bias?: GpuStorage | undefined;
  readonly activation: Activation;
}

const plain: Ending = { activation: "none" };

const wgsl: Record<MatmulKernel, (f: string) => string> = {
  direct: matmulDirectWgsl,
  dot: matmulDotWgsl,
  "tile 32": matmulSmallBlocksWgsl,
  "tile 64": (f) => matmulBlocksWgsl(64, f),
  "tile 128": (f) => matmulBlocksWgsl(128, f),
};

const program = programs((kernel: MatmulKernel, activation: Activation) => ({
  name: `matmul, ${kernel}, ${activation}`,
  wgsl: wgsl[kernel](activationFunctions[activation]),
}));

const wholeProgram: Program = { name: "matmul of int32", wgsl: matmulTilesWgsl };

/** Products of matrices. */
export function matrices(gpu: Gpu): Pick<Backend, "matmul"> {
  return {
    matmul(a, b, sizes) {
      const [left, right] = [on(gpu, a), on(gpu, b)];
      if (a.dtype === "int32") return wholeProduct(gpu, left, right, sizes);
      return product(gpu, left, right, sizes, plain);
    },
  };
}

/**
 * y = f(A B + bias): a product, and what a layer makes of it, in one pass.
 *
 * @param bias `[n]`, none if left out
 */
export function linear(
  gpu: Gpu,
  a: GpuStorage,
  b: GpuStorage,
  bias: GpuStorage | undefined,
  activation: Activation,
  sizes: MatmulSizes,
): GpuStorage {
  return product(gpu, a, b, sizes, { bias, activation });
}

function product(
  gpu: Gpu,
  a: GpuStorage,
  b: GpuStorage,
  sizes: MatmulSizes,
  ending: Ending,
): GpuStorage {
  const c = new GpuStorage(gpu, "float32", sizes.batch * sizes.m * sizes.n);
  productInto(gpu, [a, b, c], sizes, ending, matmulPlan(sizes));
  return c;
}

/** A product as it was planned: {@link matmulPlan} says how, tests also say it otherwise. */
export function productInto(
  gpu: Gpu,
  [a, b, c]: readonly [a: GpuStorage, b: GpuStorage, c: GpuStorage],
  sizes: MatmulSizes,
  ending: Ending,
  plan: MatmulPlan,
): void {
  const { batch, m, n } = sizes;
  const { parts } = plan;
  if (parts === 1) return launch(gpu, [a, b, c], sizes, ending, plan);
  const sums = new GpuStorage(gpu, "float32", batch * parts * m * n);
  launch(gpu, [a, b, sums], sizes, plain, plan);
  sumParts(gpu, sums, c, { results: batch, parts, columns: n }, ending);
  sums.release();
}

function launch(
  gpu: Gpu,
  [a, b, c]: readonly [a: GpuStorage, b: GpuStorage, c: GpuStorage],
  sizes: MatmulSizes,
  { bias, activation }: Ending,
  { kernel, parts, partLength }: MatmulPlan,
): void {
  const { batch, m, n } = sizes;
  const lanes = kernel === "dot" ? lanesFor(partLength) : 1;
  const settings = [parts, partLength, bias ? 1 : 0, ...(kernel === "dot" ? [lanes] : [])];
  const products = batch * parts;
  runInto(gpu, program(kernel, activation), {
    inputs: [a, b, bias ?? a],
    outputs: [c],
    sizes: [...sizesOf(sizes), ...settings],
    workgroups:
      kernel === "direct" || kernel === "dot"
        ? grid(gpu, products * m * n, 256 / lanes)
        : grid(gpu, products * tilesOf(sizes, tileOf[kernel]), 1),
  });
}

function wholeProduct(gpu: Gpu, a: GpuStorage, b: GpuStorage, sizes: MatmulSizes): GpuStorage {
  return run(gpu, wholeProgram, {
    inputs: [a, b],
    output: { size: sizes.batch * sizes.m * sizes.n, dtype: "int32" },
    sizes: sizesOf(sizes),
    workgroups: grid(gpu, sizes.batch * tilesOf(sizes, 16), 1),
  });
}

function tilesOf({ m, n }: MatmulSizes, tile: number): number {
  return Math.ceil(m / tile) * Math.ceil(n / tile);
}

/** What all kernels of this family know first. */
function sizesOf(sizes: MatmulSizes): number[] {
  const { batch, m, k, n, sharedA, sharedB, transposeA, transposeB } = sizes;
  const steps = [sharedA ? 0 : m * k, sharedB ? 0 : k * n];
  return [batch, m, k, n, ...steps, Number(transposeA), Number(transposeB)];
}
