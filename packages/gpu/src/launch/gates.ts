import type { FusedKernels, Storage } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { type Program, runInto } from "../kernel.ts";
import { gruGradWgsl, gruWgsl } from "../kernels/gru.wgsl.ts";
import { lstmCellGradWgsl, lstmOutputGradWgsl, lstmWgsl } from "../kernels/lstm.wgsl.ts";
import { rnnWgsl } from "../kernels/rnn.wgsl.ts";
import { slopes, squashGradWgsl } from "../kernels/squash-grad.wgsl.ts";
import { each } from "./each.ts";
import { grid } from "./grid.ts";
import { on } from "./on.ts";

type Gates = Pick<
  FusedKernels,
  | "lstm"
  | "lstmCellGrad"
  | "lstmOutputGrad"
  | "gru"
  | "gruGrad"
  | "rnn"
  | "tanhGrad"
  | "sigmoidGrad"
>;

const lstm: Program = { name: "lstm", wgsl: lstmWgsl };
const lstmCellGrad: Program = { name: "lstmCellGrad", wgsl: lstmCellGradWgsl };
const lstmOutputGrad: Program = { name: "lstmOutputGrad", wgsl: lstmOutputGradWgsl };
const gru: Program = { name: "gru", wgsl: gruWgsl };
const gruGrad: Program = { name: "gruGrad", wgsl: gruGradWgsl };
const rnn: Program = { name: "rnn", wgsl: rnnWgsl };
const tanhGrad: Program = { name: "tanhGrad", wgsl: squashGradWgsl(slopes.tanh) };
const sigmoidGrad: Program = { name: "sigmoidGrad", wgsl: squashGradWgsl(slopes.sigmoid) };

/** What the gates of recurrent cells compute behind their products, and the slopes of what squashes. */
export function gates(gpu: Gpu): Gates {
  /** One thread for each number of `like`, the last of the inputs; outputs as large as `shapes`. */
  const step = <Made extends readonly Storage[]>(
    program: Program,
    inputs: readonly Storage[],
    outputs: Made,
    hidden: number,
  ): { readonly [Place in keyof Made]: GpuStorage } => {
    const { size } = inputs[inputs.length - 1];
    const made = outputs.map((like) => new GpuStorage(gpu, "float32", like.size));
    runInto(gpu, program, {
      inputs: inputs.map((input) => on(gpu, input)),
      outputs: made,
      sizes: [size, hidden],
      workgroups: grid(gpu, size, 256),
    });
    return made as { readonly [Place in keyof Made]: GpuStorage };
  };
  const pairwise = (program: Program, a: Storage, b: Storage): GpuStorage =>
    each(gpu, program, [on(gpu, a), on(gpu, b)], new GpuStorage(gpu, "float32", b.size));
  return {
    lstm: (sum, c, hidden) => step(lstm, [sum, c], [c, c] as const, hidden),
    lstmCellGrad: (g, sum, c, hidden) => step(lstmCellGrad, [g, sum, c], [sum, c] as const, hidden),
    lstmOutputGrad: (g, sum, c, hidden) =>
      step(lstmOutputGrad, [g, sum, c], [sum, c] as const, hidden),
    gru: (a, b, h, hidden) => step(gru, [a, b, h], [h] as const, hidden)[0],
    gruGrad: (g, a, b, h, hidden) => step(gruGrad, [g, a, b, h], [a, b, h] as const, hidden),
    rnn: (a, b) => pairwise(rnn, a, b),
    tanhGrad: (g, y) => pairwise(tanhGrad, g, y),
    sigmoidGrad: (g, y) => pairwise(sigmoidGrad, g, y),
  };
}
