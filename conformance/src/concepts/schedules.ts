import { fromData, type Tensor } from "@gradus/core";
import {
  clipByNorm,
  clipByValue,
  cosine,
  ewma,
  exponential,
  inverseSquareRoot,
  inverseTime,
  linear,
  type Schedule,
  stepDecay,
} from "@gradus/optimizers";
import type { Attributes } from "../attributes.ts";
import { type Concept, input, lookUp, type Tensors } from "../concept.ts";

const schedulesByName: Record<string, (attrs: Attributes, lr: number) => Schedule> = {
  inverse_time: (a, lr) => inverseTime(lr, { decay: a.number("decay") }),
  exponential: (a, lr) => exponential(lr, { rate: a.number("rate") }),
  inverse_sqrt: (a, lr) => inverseSquareRoot(lr, { k: a.number("k") }),
  linear: (a, lr) => linear(lr, { epochs: a.number("epochs") }),
  step: (a, lr) => stepDecay(lr, { every: a.number("every"), factor: a.number("factor") }),
  cosine: (a, lr) => cosine(lr, { epochs: a.number("epochs"), min: a.number("min") }),
};

/** One rate an epoch; averages and clipping live in the same file. */
export const schedules: Concept = async (attrs, inputs) => {
  if (attrs.has("schedule")) return { lr: await ratesOf(attrs, input(inputs, "epoch")) };
  if (attrs.has("beta")) return averagesOf(attrs, input(inputs, "theta"));
  if (attrs.has("max_norm")) return clipped(attrs, inputs);
  return { g: clipByValue(input(inputs, "g"), attrs.number("limit")) };
};

async function ratesOf(attrs: Attributes, epochs: Tensor): Promise<Tensor> {
  const lr = attrs.has("lr") ? attrs.number("lr") : 1;
  const schedule = lookUp(schedulesByName, attrs.text("schedule"))(attrs, lr);
  return doubles(Array.from(await epochs.data(), schedule));
}

async function averagesOf(attrs: Attributes, theta: Tensor): Promise<Tensors> {
  const [xs, beta] = [Array.from(await theta.data()), attrs.number("beta")];
  return {
    v: doubles(ewma(xs, beta)),
    corrected: doubles(ewma(xs, beta, { biasCorrection: true })),
  };
}

function clipped(attrs: Attributes, inputs: Tensors): Tensors {
  const names = Object.keys(inputs);
  const { gradients, norm } = clipByNorm(Object.values(inputs), attrs.number("max_norm"));
  return { norm, ...Object.fromEntries(names.map((name, i) => [name, gradients[i]])) };
}

function doubles(values: number[]): Tensor {
  return fromData(Float64Array.from(values), [values.length]);
}
