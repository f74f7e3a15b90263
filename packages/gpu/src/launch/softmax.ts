import type { AxisView, FusedKernels } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { floatBits } from "../float-bits.ts";
import { type Extent, type Program, run } from "../kernel.ts";
import { labelSurpriseGradWgsl, labelSurpriseWgsl } from "../kernels/label-surprise.wgsl.ts";
import { softmaxGradWgsl, softmaxWgsl } from "../kernels/softmax.wgsl.ts";
import { grid } from "./grid.ts";
import { lanesFor } from "./lanes.ts";
import { on } from "./on.ts";

type Softmax = Pick<
  FusedKernels,
  "softmax" | "softmaxGrad" | "labelSurprise" | "labelSurpriseGrad"
>;

const softmaxProgram: Program = { name: "softmax", wgsl: softmaxWgsl };
const softmaxGradProgram: Program = { name: "softmaxGrad", wgsl: softmaxGradWgsl };
const surprise: Program = { name: "labelSurprise", wgsl: labelSurpriseWgsl };
const surpriseGrad: Program = { name: "labelSurpriseGrad", wgsl: labelSurpriseGradWgsl };

/** Probabilities from scores, and what labels make of them. */
export function probabilities(gpu: Gpu): Softmax {
  return {
    softmax: (x, axis) =>
      run(gpu, softmaxProgram, {
        inputs: [on(gpu, x)],
        output: { size: x.size, dtype: "float32" },
        ...alongAxis(gpu, axis),
      }),

    softmaxGrad: (g, y, axis) =>
      run(gpu, softmaxGradProgram, {
        inputs: [on(gpu, g), on(gpu, y)],
        output: { size: y.size, dtype: "float32" },
        ...alongAxis(gpu, axis, floatBits(1)),
      }),

    labelSurprise: (x, labels) =>
      run(gpu, surprise, {
        inputs: [on(gpu, x), on(gpu, labels)],
        output: { size: labels.size, dtype: "float32" },
        ...alongRows(gpu, labels.size, x.size / labels.size),
      }),

    labelSurpriseGrad: (g, x, labels) =>
      run(gpu, surpriseGrad, {
        inputs: [on(gpu, g), on(gpu, x), on(gpu, labels)],
        output: { size: x.size, dtype: "float32" },
        ...alongRows(gpu, labels.size, x.size / labels.size),
      }),
  };
}

/** One row for each number that stands beside the axis; where there are neighbors, each row is one thread's. */
function alongAxis(
  gpu: Gpu,
  { outer, length, inner }: AxisView,
  ...settings: readonly number[]
): Extent {
  const rows = outer * inner;
  const lanes = inner === 1 ? lanesFor(length, rows) : 1;
  return {
    sizes: [rows, length, inner, lanes, ...settings],
    workgroups: grid(gpu, length === 0 ? 0 : rows, 256 / lanes),
  };
}

function alongRows(gpu: Gpu, rows: number, length: number): Extent {
  const lanes = lanesFor(length, rows);
  return { sizes: [rows, length, lanes], workgroups: grid(gpu, rows, 256 / lanes) };
}
