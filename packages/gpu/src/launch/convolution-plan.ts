import { type ConvolutionProblem, productOf } from "./convolution-problem.ts";
import { cutAlongK, type MatmulPlan, tileFor } from "./matmul-plan.ts";

/** The ways to compute a convolution: see `kernels/conv2d-….wgsl.ts`. */
export type ConvolutionKernel = "direct" | "tile 32" | "tile 64" | "tile 128";

/** How a convolution is computed; parts of the direct gradient of the weights are counted in rows of places. */
export interface ConvolutionPlan extends MatmulPlan {
  readonly kernel: ConvolutionKernel;
}

/**
 * How a convolution of some images is computed, by its sizes as a product of matrices: the first line that fits.
 *
 * | sizes                     | kernel | because                                                         |
 * | ------------------------- | ------ | --------------------------------------------------------------- |
 * | m, n or k is 8 or less    | direct | most of a tile would be empty, as where each channel is a group |
 * | m and n are at most 16    | direct | there is little to share                                        |
 * | all others                | tile … | as for a product of matrices: see `matmulPlan`                  |
 *
 * As there, k is cut where there are few workgroups; but not for direct sums of taps, which are short.
 */
export function convolutionPlan(problem: ConvolutionProblem, images: number): ConvolutionPlan {
  const product = productOf(problem, images);
  const { m, k, n } = product;
  if (Math.min(m, n, k) > 8 && Math.max(m, n) > 16) {
    const kernel = tileFor(product);
    return { ...cutAlongK(kernel, product), kernel };
  }
  if (problem.along === "taps") return { kernel: "direct", parts: 1, partLength: k, lanes: 1 };
  const rows = images * problem.rows.length;
  const { parts } = cutAlongK("direct", product);
  const partLength = Math.max(1, Math.ceil(rows / parts));
  return {
    kernel: "direct",
    parts: Math.max(1, Math.ceil(rows / partLength)),
    partLength,
    lanes: 1,
  };
}
