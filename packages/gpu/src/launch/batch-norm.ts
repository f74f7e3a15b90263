import type { FusedKernels } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { floatBits } from "../float-bits.ts";
import { type Program, run } from "../kernel.ts";
import { batchNormGradWgsl, batchNormWgsl } from "../kernels/batch-norm.wgsl.ts";
import { featureFold } from "./feature-fold.ts";
import { grid } from "./grid.ts";
import { on } from "./on.ts";

const batchNorm: Program = { name: "batchNorm", wgsl: batchNormWgsl };
const batchNormGrad: Program = { name: "batchNormGrad", wgsl: batchNormGradWgsl };

/** What gives features one mean and one deviation. */
export function batchNorms(
  gpu: Gpu,
): Pick<FusedKernels, "moments" | "batchNorm" | "batchNormGrad"> {
  return {
    moments: (x, axis) =>
      featureFold(gpu, "moments", [on(gpu, x)], axis, { epsilon: 0, rowwise: false }),

    batchNorm(x, beta, { mean, variance, gamma, axis, epsilon }) {
      const quads = Math.ceil(x.size / 4);
      return run(gpu, batchNorm, {
        inputs: [x, mean, variance, gamma, beta].map((storage) => on(gpu, storage)),
        output: { size: x.size, dtype: "float32" },
        sizes: [quads, axis.length, axis.inner, floatBits(epsilon)],
        workgroups: grid(gpu, quads, 256),
      });
    },

    batchNormGrad(g, x, { mean, variance, gamma, axis, epsilon }) {
      const given = [g, x, mean, variance].map((storage) => on(gpu, storage));
      const [dGamma, dBeta] = featureFold(gpu, "gradients", given, axis, {
        epsilon,
        rowwise: false,
      });
      const quads = Math.ceil(x.size / 4);
      const count = axis.outer * axis.inner;
      const dx = run(gpu, batchNormGrad, {
        inputs: [...given, on(gpu, gamma), dGamma, dBeta],
        output: { size: x.size, dtype: "float32" },
        sizes: [quads, axis.length, axis.inner, floatBits(epsilon), floatBits(count)],
        workgroups: grid(gpu, quads, 256),
      });
      return [dx, dGamma, dBeta];
    },
  };
}
