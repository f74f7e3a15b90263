import type { Backend, DType, FusedKernels, MatmulSizes } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { runInto } from "../kernel.ts";
import { type Activation, activationFunctions } from "../kernels/activation-functions.ts";
import { matmulBlocksWgsl } from "../kernels/matmul-blocks.wgsl.ts";
import { matmulDirectWgsl } from "../kernels/matmul-direct.wgsl.ts";
import { matmulDotWgsl } from "../kernels/matmul-dot.wgsl.ts";
import { matmulOperandsWgsl } from "../kernels/matmul-operands.wgsl.ts";
import { matmulSmallBlocksWgsl } from "../kernels/matmul-small-blocks.wgsl.ts";
import { grid } from "./grid.ts";
import { type Box, boxesOf, linesOf, spanOf, stepsOf } from "./matmul-boxes.ts";
import { type MatmulKernel, type MatmulPlan, matmulPlan, workgroupsOf } from "./matmul-plan.ts";
import {
  type Ending,
  type Matrix,
  plain,
  type Products,
  sizesOfRun,
  windowOn,
} from "./matmul-run.ts";
import { on } from "./on.ts";
import { programs } from "./programs.ts";
import { sumParts } from "./sum-parts.ts";

const wgsl: Record<MatmulKernel, (f: string) => string> = {
  direct: (f) => matmulDirectWgsl("f32", f),
  dot: matmulDotWgsl,
  "tile 32": (f) => matmulSmallBlocksWgsl(matmulOperandsWgsl(f)),
  "tile 64": (f) => matmulBlocksWgsl(64, matmulOperandsWgsl(f)),
  "tile 128": (f) => matmulBlocksWgsl(128, matmulOperandsWgsl(f)),
};

/** Of whole numbers there is one. */
const program = programs((kernel: MatmulKernel, kind: Activation | "int32") => ({
  name: `matmul, ${kernel}, ${kind}`,
  wgsl:
    kind === "int32"
      ? matmulDirectWgsl("i32", activationFunctions.none)
      : wgsl[kernel](activationFunctions[kind]),
}));

/** Products of matrices. */
export function matrices(gpu: Gpu): Pick<Backend, "matmul"> {
  return { matmul: (a, b, sizes) => product(gpu, [on(gpu, a), on(gpu, b)], sizes, plain) };
}

/** Affine maps, in one pass each. */
export function affineMaps(gpu: Gpu): Pick<FusedKernels, "affine"> {
  return {
    affine: (x, weight, bias, { rows: m, inFeatures: k, outFeatures: n }) =>
      linear(gpu, on(gpu, x), on(gpu, weight), on(gpu, bias), "none", {
        batch: 1,
        m,
        k,
        n,
        ...flags,
      }),
  };
}

const flags = { sharedA: false, sharedB: false, transposeA: false, transposeB: false };

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
  return product(gpu, [a, b], sizes, { bias, activation });
}

function product(
  gpu: Gpu,
  [a, b]: readonly [GpuStorage, GpuStorage],
  sizes: MatmulSizes,
  ending: Ending,
): GpuStorage {
  const c = new GpuStorage(gpu, a.dtype, sizes.batch * sizes.m * sizes.n);
  productInto(gpu, [a, b, c], sizes, ending);
  return c;
}

/**
 * Computes a product, in boxes where a kernel does not see the whole of its matrices.
 *
 * @param planned how, given the sizes of a box: {@link matmulPlan} unless said otherwise
 */
export function productInto(
  gpu: Gpu,
  storages: readonly [a: GpuStorage, b: GpuStorage, c: GpuStorage],
  sizes: MatmulSizes,
  ending: Ending,
  planned: (sizes: MatmulSizes) => MatmulPlan = (box) => matmulPlan(box, storages[0].dtype),
): void {
  const lines = linesOf(sizes);
  if (storages.every(({ size }) => 4 * size <= gpu.bindingLimit)) {
    const [a, b, c] = storages.map((bound, i): Matrix => ({ bound, at: 0, ...lines[i] }));
    return launch(gpu, [a, b, c], { ...sizes, adds: false, biasAt: 0 }, ending, planned(sizes));
  }
  const steps = stepsOf(sizes);
  // A window begins at a multiple of 64.
  for (const box of boxesOf(sizes, gpu.bindingLimit / 4 - 64)) {
    const [a, b, c] = storages.map((storage, i): Matrix => {
      return { ...windowOn(gpu, storage, spanOf(box, steps[i])), ...lines[i] };
    });
    const products = productsOf(box, sizes);
    const last = box.k[1] === sizes.k;
    launch(gpu, [a, b, c], products, last ? ending : plain, planned({ ...sizes, ...products }));
  }
}

function productsOf(box: Box, { transposeA, transposeB }: MatmulSizes): Products {
  const [batch, m, k, n] = [box.batch, box.m, box.k, box.n].map(([first, last]) => last - first);
  return { batch, m, k, n, transposeA, transposeB, adds: box.k[0] > 0, biasAt: box.n[0] };
}

/** A box of a product; where k is cut, the sums of the parts are added up behind. */
function launch(
  gpu: Gpu,
  [a, b, c]: readonly [Matrix, Matrix, Matrix],
  products: Products,
  ending: Ending,
  plan: MatmulPlan,
): void {
  const { batch, m, n } = products;
  const { parts } = plan;
  if (parts === 1) return compute(gpu, [a, b, c], products, ending, plan);
  const sums = new GpuStorage(gpu, dtypeOf(c), batch * parts * m * n);
  const each: Matrix = { bound: sums, at: 0, step: m * n, line: n };
  compute(gpu, [a, b, each], { ...products, adds: false }, plain, plan);
  sumParts(gpu, sums, c, products, parts, ending);
  sums.release();
}

function compute(
  gpu: Gpu,
  [a, b, c]: readonly [Matrix, Matrix, Matrix],
  products: Products,
  ending: Ending,
  plan: MatmulPlan,
): void {
  const kind = dtypeOf(c) === "int32" ? "int32" : ending.activation;
  runInto(gpu, program(plan.kernel, kind), {
    inputs: [a.bound, b.bound, ending.bias ?? a.bound],
    outputs: [c.bound],
    sizes: sizesOfRun(products, [a, b, c], plan, ending),
    workgroups: grid(gpu, workgroupsOf(plan, products), 1),
  });
}

function dtypeOf({ bound }: Matrix): DType {
  return bound instanceof GpuStorage ? bound.dtype : bound.storage.dtype;
}
