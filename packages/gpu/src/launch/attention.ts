import type { AttentionSettings, FusedKernels } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { floatBits } from "../float-bits.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { type Program, run, runInto } from "../kernel.ts";
import { attentionGradWgsl, attentionSides } from "../kernels/attention-grad.wgsl.ts";
import { attentionWgsl } from "../kernels/attention.wgsl.ts";
import { rowProductsWgsl } from "../kernels/row-products.wgsl.ts";
import { grid } from "./grid.ts";
import { lanesFor } from "./lanes.ts";
import { on } from "./on.ts";

/** How many rows, and how many columns of them, a workgroup makes. */
const [tile, slice] = [32, 64];

const forward: Program = { name: "attention", wgsl: attentionWgsl };
const rowProducts: Program = { name: "attention, ⟨g, y⟩", wgsl: rowProductsWgsl };
type Side = keyof typeof attentionSides;

const gradients: Readonly<Record<Side, Program>> = {
  q: { name: "attention, gradient of q", wgsl: attentionGradWgsl(attentionSides.q) },
  k: { name: "attention, gradient of k", wgsl: attentionGradWgsl(attentionSides.k) },
  v: { name: "attention, gradient of v", wgsl: attentionGradWgsl(attentionSides.v) },
};

/** What queries find among values, without a matrix of scores. */
export function attentions(gpu: Gpu): Pick<FusedKernels, "attention" | "attentionGrad"> {
  return {
    attention(q, k, v, settings) {
      const { batch, queries, values } = settings;
      const [y, logSums] = [values, 1].map(
        (width) => new GpuStorage(gpu, "float32", batch * queries * width),
      );
      const given = [q, k, v, settings.mask?.storage ?? q];
      runInto(gpu, forward, {
        inputs: given.map((storage) => on(gpu, storage)),
        outputs: [y, logSums],
        sizes: sizesOf(settings),
        workgroups: groupsFor(gpu, batch, queries, values),
      });
      return [y, logSums];
    },

    attentionGrad: (g, { y, logSums }, q, k, v, settings) => {
      const gy = rowProductsOf(gpu, on(gpu, g), on(gpu, y), settings);
      const given = [q, k, v, settings.mask?.storage ?? q, g, logSums, gy];
      const inputs = given.map((storage) => on(gpu, storage));
      const of = (side: Side): GpuStorage => gradientOf(gpu, side, inputs, settings);
      const made = [of("q"), of("k"), of("v")] as const;
      gy.release();
      return made;
    },
  };
}

/** ⟨g, y⟩ of each query. */
function rowProductsOf(
  gpu: Gpu,
  g: GpuStorage,
  y: GpuStorage,
  { batch, queries, values }: AttentionSettings,
): GpuStorage {
  const rows = batch * queries;
  const lanes = lanesFor(values, rows);
  return run(gpu, rowProducts, {
    inputs: [g, y],
    output: { size: rows, dtype: "float32" },
    sizes: [rows, values, lanes],
    workgroups: grid(gpu, rows, 256 / lanes),
  });
}

function gradientOf(
  gpu: Gpu,
  side: Side,
  inputs: readonly GpuStorage[],
  settings: AttentionSettings,
): GpuStorage {
  const { batch, queries, keys, features, values } = settings;
  const rows = side === "q" ? queries : keys;
  const width = side === "v" ? values : features;
  return run(gpu, gradients[side], {
    inputs,
    output: { size: batch * rows * width, dtype: "float32" },
    sizes: sizesOf(settings),
    workgroups: groupsFor(gpu, batch, rows, width),
  });
}

function groupsFor(gpu: Gpu, batch: number, rows: number, width: number): [x: number, y: number] {
  return grid(gpu, batch * Math.ceil(rows / tile) * Math.ceil(width / slice), 1);
}

/** The sizes that all kernels of attention read. */
function sizesOf(settings: AttentionSettings): number[] {
  const { batch, queries, keys, features, values, causal, mask } = settings;
  const scale = floatBits(1 / Math.sqrt(features));
  const sizes = [batch, queries, keys, features, values, Number(causal), scale];
  if (!mask) return [...sizes, 0, 0, 0, 0, 0];
  const signless = mask.storage.dtype === "int32" ? 0xffffffff : 0x7fffffff; // −0 is 0
  return [...sizes, 1, signless, ...mask.strides];
}
