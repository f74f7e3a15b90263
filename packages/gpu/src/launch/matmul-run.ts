import type { Gpu } from "../device/gpu.ts";
import type { GpuStorage } from "../gpu-storage.ts";
import type { Part } from "../kernel.ts";
import type { Activation } from "../kernels/activation-functions.ts";
import type { Lines } from "./matmul-boxes.ts";

/** What becomes of the sums. */
export interface Ending {
  /** `[n]`, added to each row. */
  readonly bias?: GpuStorage | undefined;
  readonly activation: Activation;
}

/** Sums that are left as they are. */
export const plain: Ending = { activation: "none" };

/** Where the matrices of a batch stand. */
export interface Matrix extends Lines {
  /** What a kernel sees of the memory. */
  readonly bound: GpuStorage | Part;
  /** Where the first number stands there. */
  readonly at: number;
}

/** How many products of which size, what they are added to, and how they end. */
export interface Products {
  readonly batch: number;
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  /** Whether C has the sums of what stands before along k. */
  readonly adds: boolean;
  /** Which column of the bias is the first. */
  readonly biasAt: number;
}

/** What a kernel sees of a storage, given which of its numbers are needed. */
export function windowOn(
  { bindingLimit }: Gpu,
  storage: GpuStorage,
  { first, count }: { readonly first: number; readonly count: number },
): Pick<Matrix, "bound" | "at"> {
  if (4 * storage.size <= bindingLimit) return { bound: storage, at: first };
  const from = 64 * Math.floor(first / 64);
  return { bound: { storage, first: from, count: first + count - from }, at: first - from };
}

/** What the kernels of this family are told, in the order of `matmul-ending.wgsl.ts`. */
export function sizesOfRun(
  { batch, m, k, n, transposeA, transposeB, adds, biasAt }: Products,
  [a, b, c]: readonly [Matrix, Matrix, Matrix],
  { parts, partLength, lanes }: { parts: number; partLength: number; lanes: number },
  { bias }: Ending,
): number[] {
  const sizes = [batch, m, k, n, parts, partLength];
  sizes.push(a.at, a.step, a.line, Number(transposeA));
  sizes.push(b.at, b.step, b.line, Number(transposeB));
  sizes.push(c.at, c.step, c.line, Number(adds));
  sizes.push(Number(bias !== undefined), biasAt, lanes);
  return sizes;
}
