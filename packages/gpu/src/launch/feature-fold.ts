import type { AxisView } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { floatBits } from "../float-bits.ts";
import { GpuStorage } from "../gpu-storage.ts";
import { type Program, runInto } from "../kernel.ts";
import { featureFoldWgsl, joinPartsWgsl } from "../kernels/feature-fold.wgsl.ts";
import { featureResults, featureTerms } from "../kernels/feature-terms.ts";
import { grid } from "./grid.ts";
import { lanesFor } from "./lanes.ts";

/** How many workgroups are enough to keep a large card busy. */
const enough = 512;

type Fold = keyof typeof featureTerms;

interface FoldSettings {
  readonly epsilon: number;
  /** Whether the statistics among the inputs are those of the rows before the axis, and not of the places along it. */
  readonly rowwise: boolean;
}

const folds: Record<Fold, Program> = {
  moments: { name: "moments, parts", wgsl: featureFoldWgsl(featureTerms.moments) },
  gradients: {
    name: "gradients of normalization, parts",
    wgsl: featureFoldWgsl(featureTerms.gradients),
  },
};

const joins: Record<Fold, Program> = {
  moments: { name: "moments", wgsl: joinPartsWgsl(featureResults.moments) },
  gradients: { name: "gradients of normalization", wgsl: joinPartsWgsl(featureResults.gradients) },
};

/** Two numbers for each place along an axis, from all that stands before and behind it. */
export function featureFold(
  gpu: Gpu,
  fold: Fold,
  inputs: readonly GpuStorage[],
  { outer, length, inner }: AxisView,
  { epsilon, rowwise }: FoldSettings,
): readonly [GpuStorage, GpuStorage] {
  const count = outer * inner;
  const across = acrossFor(length, inner);
  const groups = Math.ceil(length / across);
  const most = Math.ceil(count / (16 * (256 / across))); // so that a thread has sixteen numbers
  const chunks = Math.max(1, Math.min(Math.ceil(enough / groups), most));
  const chunkLength = Math.ceil(count / chunks);
  const parts = new GpuStorage(gpu, "float32", 4 * length * chunks);
  runInto(gpu, folds[fold], {
    inputs,
    outputs: [parts],
    sizes: [outer, length, inner, across, chunks, chunkLength, Number(rowwise), floatBits(epsilon)],
    workgroups: grid(gpu, groups * chunks, 1),
  });
  const outputs = [0, 1].map(() => new GpuStorage(gpu, "float32", length));
  const lanes = lanesFor(chunks, length);
  runInto(gpu, joins[fold], {
    inputs: [parts],
    outputs,
    sizes: [length, chunks, lanes],
    workgroups: grid(gpu, length, 256 / lanes),
  });
  parts.release();
  return [outputs[0], outputs[1]];
}

/** How many neighboring places a workgroup has: enough that its threads read whole lines of memory. */
function acrossFor(length: number, inner: number): number {
  if (inner >= 8) return 1;
  let across = 1;
  while (across < 32 && across < length) across *= 2;
  return across;
}
