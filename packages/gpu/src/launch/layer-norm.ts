import type { FusedKernels } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { floatBits } from "../float-bits.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { type Extent, type Program, run, runInto } from "../kernel.ts";
import { layerNormGradWgsl, layerNormWgsl } from "../kernels/layer-norm.wgsl.ts";
import { featureFold } from "./feature-fold.ts";
import { grid } from "./grid.ts";
import { lanesFor } from "./lanes.ts";
import { on } from "./on.ts";

const layerNorm: Program = { name: "layerNorm", wgsl: layerNormWgsl };
const layerNormGrad: Program = { name: "layerNormGrad", wgsl: layerNormGradWgsl };

/** What gives rows one mean and one deviation. */
export function layerNorms(gpu: Gpu): Pick<FusedKernels, "layerNorm" | "layerNormGrad"> {
  return {
    layerNorm: (x, gamma, beta, epsilon) =>
      run(gpu, layerNorm, {
        inputs: [x, gamma, beta].map((storage) => on(gpu, storage)),
        output: { size: x.size, dtype: "float32" },
        ...rowsOf(gpu, x.size, gamma.size, epsilon),
      }),

    layerNormGrad(g, x, gamma, epsilon) {
      const [gradient, input] = [on(gpu, g), on(gpu, x)];
      const rows = x.size / gamma.size;
      const [dx, mean, variance] = [x.size, rows, rows].map(
        (size) => new GpuStorage(gpu, "float32", size),
      );
      runInto(gpu, layerNormGrad, {
        inputs: [gradient, input, on(gpu, gamma)],
        outputs: [dx, mean, variance],
        ...rowsOf(gpu, x.size, gamma.size, epsilon),
      });
      const [dGamma, dBeta] = featureFold(
        gpu,
        "gradients",
        [gradient, input, mean, variance],
        { outer: rows, length: gamma.size, inner: 1 },
        { epsilon, rowwise: true },
      );
      mean.release();
      variance.release();
      return [dx, dGamma, dBeta];
    },
  };
}

function rowsOf(gpu: Gpu, size: number, length: number, epsilon: number): Extent {
  const rows = size / length;
  const lanes = lanesFor(length, rows);
  return {
    sizes: [rows, length, lanes, floatBits(epsilon)],
    workgroups: grid(gpu, rows, 256 / lanes),
  };
}
