import type { Tensor } from "@gradus/core";
import * as gradus from "@gradus/layers";
import type { Attributes } from "../attributes.ts";
import { type Concept, input, lookUp } from "../concept.ts";

type Activation = (x: Tensor, attrs: Attributes) => Tensor;

const activations: Record<string, Activation> = {
  step: (x, attrs) => gradus.step(x, { threshold: attrs.number("threshold") }),
  linear: (x, attrs) =>
    gradus.linear(x, { slope: attrs.number("slope"), intercept: attrs.number("intercept") }),
  sigmoid: gradus.sigmoid,
  tanh: gradus.tanh,
  relu: gradus.relu,
  leaky_relu: (x, attrs) => gradus.leakyRelu(x, { slope: attrs.number("slope") }),
  elu: (x, attrs) => gradus.elu(x, { alpha: attrs.number("alpha") }),
  gelu: (x, attrs) =>
    gradus.gelu(x, { form: attrs.text("approximate") === "tanh" ? "tanh" : "erf" }),
  softplus: gradus.softplus,
  silu: gradus.silu,
  softmax: (x, attrs) => gradus.softmax(x, attrs.number("axis")),
  log_softmax: (x, attrs) => gradus.logSoftmax(x, attrs.number("axis")),
};

export const activationsConcept: Concept = (attrs, inputs) => {
  const op = attrs.text("op");
  const x = input(inputs, "x");
  if (op === "prelu") return { y: gradus.prelu(x, input(inputs, "weight")) };
  return { y: lookUp(activations, op)(x, attrs) };
};
