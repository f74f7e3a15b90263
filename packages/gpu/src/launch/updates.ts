import type { AdamSettings, FusedKernels, Storage } from "@gradus/core";
import type { Gpu } from "../device/gpu.ts";
import { floatBits } from "../float-bits.ts";
import { GpuStorage } from "../gpu-storage.ts";
import type { Program } from "../kernel.ts";
import { adamWgsl } from "../kernels/adam.wgsl.ts";
import { gradientDescentWgsl } from "../kernels/gradient-descent.wgsl.ts";
import { updateRules, updateWgsl } from "../kernels/update.wgsl.ts";
import { eachInto } from "./each.ts";
import { on } from "./on.ts";

type Updates = Pick<
  FusedKernels,
  "gradientDescent" | "momentum" | "nesterov" | "adagrad" | "rmsProp" | "adam"
>;

const descent: Program = { name: "gradientDescent", wgsl: gradientDescentWgsl };
const momentum: Program = { name: "momentum", wgsl: updateWgsl(updateRules.momentum) };
const nesterov: Program = { name: "nesterov", wgsl: updateWgsl(updateRules.nesterov) };
const squares: Program = { name: "rmsProp", wgsl: updateWgsl(updateRules.squares) };
const adam: Program = { name: "adam", wgsl: adamWgsl };

/** The steps of optimizers, each in one pass over a parameter. */
export function updates(gpu: Gpu): Updates {
  const update = (
    program: Program,
    theta: Storage,
    g: Storage,
    state: readonly Storage[],
    settings: readonly number[],
  ): readonly GpuStorage[] => {
    const inputs = [theta, g, ...state].map((storage) => on(gpu, storage));
    const made = [theta, ...state].map(({ size }) => new GpuStorage(gpu, "float32", size));
    return eachInto(gpu, program, inputs, made, settings.map(floatBits));
  };
  return {
    gradientDescent: (theta, g, state, { learningRate, weightDecay }) =>
      update(descent, theta, g, state, [learningRate, weightDecay]),

    momentum: (theta, g, state, { learningRate, weightDecay, beta, share }) =>
      update(momentum, theta, g, state, [learningRate, weightDecay, beta, share, 0]),

    nesterov: (theta, g, state, { learningRate, weightDecay, beta }) =>
      update(nesterov, theta, g, state, [learningRate, weightDecay, beta, 1, 0]),

    // Adagrad's sum is an average that forgets nothing and takes in everything.
    adagrad: (theta, g, state, { learningRate, weightDecay, epsilon }) =>
      update(squares, theta, g, state, [learningRate, weightDecay, 1, 1, epsilon]),

    rmsProp: (theta, g, state, { learningRate, weightDecay, beta, epsilon }) =>
      update(squares, theta, g, state, [learningRate, weightDecay, beta, 1 - beta, epsilon]),

    adam: (theta, g, state, settings) => update(adam, theta, g, state, adamNumbers(settings)),
  };
}

/** Adam's settings as its kernel reads them. */
function adamNumbers(settings: AdamSettings): number[] {
  const { learningRate, weightDecay, beta1, beta2, epsilon } = settings;
  const { correction1, correction2, shrinkage } = settings;
  const means = [beta1, 1 - beta1, beta2, 1 - beta2];
  return [learningRate, weightDecay, ...means, epsilon, correction1, correction2, shrinkage];
}
