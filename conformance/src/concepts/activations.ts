import type { Tensor } from "@gradus/core";
import {
  elu,
  gelu,
  leakyRelu,
  linear,
  logSoftmax,
  prelu,
  relu,
  sigmoid,
  silu,
  softmax,
  softplus,
  step,
  tanh,
} from "@gradus/layers";
import type { Attributes } from "../attributes.ts";
import { type Concept, input, lookUp } from "../concept.ts";

type Activation = (x: Tensor, attrs: Attributes) => Tensor;

const activations: Record<string, Activation> = {
  step: (x, attrs) => step(x, { threshold: attrs.number("threshold") }),
  linear: (x, attrs) =>
    linear(x, { slope: attrs.number("slope"), intercept: attrs.number("intercept") }),
  sigmoid,
  tanh,
  relu,
  leaky_relu: (x, attrs) => leakyRelu(x, { slope: attrs.number("slope") }),
  elu: (x, attrs) => elu(x, { alpha: attrs.number("alpha") }),
  gelu: (x, attrs) => gelu(x, { form: attrs.text("approximate") === "tanh" ? "tanh" : "erf" }),
  softplus,
  silu,
  softmax: (x, attrs) => softmax(x, attrs.number("axis")),
  log_softmax: (x, attrs) => logSoftmax(x, attrs.number("axis")),
};

export const activationsConcept: Concept = (attrs, inputs) => {
  const op = attrs.text("op");
  const x = input(inputs, "x");
  if (op === "prelu") return { y: prelu(x, input(inputs, "weight")) };
  return { y: lookUp(activations, op)(x, attrs) };
};
