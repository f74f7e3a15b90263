import type { DType, MatmulSizes } from "@gradus/core";
import { lanesFor } from "./lanes.ts";

/** The ways to multiply matrices: see `kernels/matmul-….wgsl.ts`. */
export type MatmulKernel = "direct" | "dot" | "tile 32" | "tile 64" | "tile 128";

/** How many rows and columns of C a workgroup computes. */
export const tileOf = { "tile 32": 32, "tile 64": 64, "tile 128": 128 } as const;

/** How a product is computed. */
export interface MatmulPlan {
  readonly kernel: MatmulKernel;
  /** Into how many parts the way along k is cut; more than one have to be added up. */
  readonly parts: number;
  /** How long each is, but the last. */
  readonly partLength: number;
  /** How many threads share a number of C. */
  readonly lanes: number;
}

/** How many products of which size. */
export type ProductSizes = Pick<MatmulSizes, "batch" | "m" | "k" | "n">;

/** How many workgroups keep a large card busy. */
const enough = 192;

/**
 * How a product of these sizes is computed: the first line that fits.
 *
 * | sizes                                          | kernel   | because                                         |
 * | ---------------------------------------------- | -------- | ----------------------------------------------- |
 * | whole numbers                                  | direct   | nobody multiplies many                          |
 * | k ≤ 8                                          | direct   | there is little to read                         |
 * | m or n is 1, and both run along k in memory    | dot      | everything is read once, side by side           |
 * | m or n is 1, or both are at most 16            | direct   | there is nothing or little to share             |
 * | m, n > 64, and 192 tiles of 128 × 128 or more  | tile 128 | the fewest reads for each product               |
 * | m, n > 32, and 32 tiles of 64 × 64 or more     | tile 64  | as many products for each read of shared memory |
 * | all others                                     | tile 32  | the most workgroups                             |
 *
 * Where fewer than 192 workgroups come of it, which leaves a large card idle, k is cut into parts of 128 or more.
 */
export function matmulPlan(sizes: MatmulSizes, dtype: DType = "float32"): MatmulPlan {
  return cutAlongK(dtype === "int32" ? "direct" : kernelFor(sizes), sizes);
}

function kernelFor(sizes: MatmulSizes): MatmulKernel {
  const { m, k, n, transposeA, transposeB } = sizes;
  const shorter = Math.min(m, n);
  if (k <= 8) return "direct";
  if (shorter === 1 && (m === 1 || !transposeA) && (n === 1 || transposeB)) return "dot";
  if (shorter === 1 || Math.max(m, n) <= 16) return "direct";
  return tileFor(sizes);
}

/** The last three lines of the table. */
export function tileFor(sizes: ProductSizes): keyof typeof tileOf {
  const shorter = Math.min(sizes.m, sizes.n);
  if (shorter > 64 && tilesOf(128, sizes) >= enough) return "tile 128";
  if (shorter > 32 && tilesOf(64, sizes) >= 32) return "tile 64";
  return "tile 32";
}

/** Cuts k so that there are enough workgroups, or as many as are worth it. */
export function cutAlongK(kernel: MatmulKernel, sizes: ProductSizes): MatmulPlan {
  const { batch, m, k, n } = sizes;
  const lanes = kernel === "dot" ? lanesOf(batch * m * n, k) : 1;
  const uncut = { kernel, parts: 1, partLength: k, lanes };
  const parts = Math.min(
    Math.floor(enough / Math.max(1, workgroupsOf(uncut, sizes))),
    Math.floor(k / 128),
  );
  if (parts <= 1) return uncut;
  // In whole steps of every kernel, so that all parts but the last are as long.
  const partLength = 16 * Math.ceil(k / parts / 16);
  return { kernel, parts: Math.ceil(k / partLength), partLength, lanes };
}

/** How many threads share a sum: few where there are many sums, for in the end they wait for one another. */
function lanesOf(sums: number, length: number): number {
  let lanes = lanesFor(length / 4, 1);
  while (lanes > 8 && lanes * sums > 2 ** 17) lanes /= 2;
  return lanes;
}

/** How many workgroups a plan starts. */
export function workgroupsOf({ kernel, parts, lanes }: MatmulPlan, sizes: ProductSizes): number {
  const { batch, m, n } = sizes;
  if (kernel === "direct" || kernel === "dot")
    return Math.ceil((batch * parts * m * n * lanes) / 256);
  return parts * tilesOf(tileOf[kernel], sizes);
}

function tilesOf(tile: number, { batch, m, n }: ProductSizes): number {
  return batch * Math.ceil(m / tile) * Math.ceil(n / tile);
}
