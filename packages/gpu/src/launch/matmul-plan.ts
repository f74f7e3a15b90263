import type { MatmulSizes } from "@gradus/core";
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
}

/**
 * How a product of these sizes is computed: the first line that fits.
 *
 * | sizes                                          | kernel   | because                                         |
 * | ---------------------------------------------- | -------- | ----------------------------------------------- |
 * | k ≤ 8                                          | direct   | there is little to read                         |
 * | m or n is 1, and both run along k in memory    | dot      | everything is read once, side by side           |
 * | m or n is 1, or both are at most 16            | direct   | there is nothing or little to share             |
 * | m, n > 64, and 192 tiles of 128 × 128 or more  | tile 128 | the fewest reads for each product               |
 * | m, n > 32, and 32 tiles of 64 × 64 or more     | tile 64  | as many products for each read of shared memory |
 * | all others                                     | tile 32  | the most workgroups                             |
 *
 * Where fewer than 192 workgroups come of it, which leaves a large card idle, k is cut into parts of 128 or more.
 */
export function matmulPlan(sizes: MatmulSizes): MatmulPlan {
  const kernel = kernelFor(sizes);
  const parts = Math.min(
    Math.floor(192 / Math.max(1, workgroups(kernel, sizes))),
    Math.floor(sizes.k / 128),
  );
  if (parts <= 1) return { kernel, parts: 1, partLength: sizes.k };
  // In whole steps of every kernel, so that all parts but the last are as long.
  const partLength = 16 * Math.ceil(sizes.k / parts / 16);
  return { kernel, parts: Math.ceil(sizes.k / partLength), partLength };
}

function kernelFor(sizes: MatmulSizes): MatmulKernel {
  const { m, k, n, transposeA, transposeB } = sizes;
  const shorter = Math.min(m, n);
  if (k <= 8) return "direct";
  if (shorter === 1 && (m === 1 || !transposeA) && (n === 1 || transposeB)) return "dot";
  if (shorter === 1 || Math.max(m, n) <= 16) return "direct";
  if (shorter > 64 && workgroups("tile 128", sizes) >= 192) return "tile 128";
  if (shorter > 32 && workgroups("tile 64", sizes) >= 32) return "tile 64";
  return "tile 32";
}

/** How many workgroups compute the product if k is not cut. */
function workgroups(kernel: MatmulKernel, { batch, m, k, n }: MatmulSizes): number {
  if (kernel === "direct") return Math.ceil((batch * m * n) / 256);
  if (kernel === "dot") return Math.ceil((batch * m * n * lanesFor(k)) / 256);
  return batch * Math.ceil(m / tileOf[kernel]) * Math.ceil(n / tileOf[kernel]);
}
