import { BatchNorm, batchNorm } from "@gradus/layers";
import type { Attributes } from "../attributes.ts";
import { type Concept, input, type Tensors } from "../concept.ts";

export const batchNormConcept: Concept = (attrs, inputs) => {
  if (attrs.has("momentum")) return withRunningStatistics(attrs, inputs);
  const given =
    attrs.text("mode") === "eval"
      ? {
          statistics: {
            mean: input(inputs, "running_mean"),
            variance: input(inputs, "running_var"),
          },
        }
      : {};
  const { y } = batchNorm(input(inputs, "x"), input(inputs, "gamma"), input(inputs, "beta"), {
    epsilon: attrs.number("eps"),
    ...given,
  });
  return { y };
};

/** One step of the layer, which keeps running statistics. */
function withRunningStatistics(attrs: Attributes, inputs: Tensors): Tensors {
  const x = input(inputs, "x");
  const layer = new BatchNorm(x.shape[1], {
    momentum: attrs.number("momentum"),
    epsilon: attrs.number("eps"),
    dtype: x.dtype,
    backend: x.backend,
  });
  layer.loadState({
    gamma: input(inputs, "gamma"),
    beta: input(inputs, "beta"),
    runningMean: input(inputs, "running_mean"),
    runningVariance: input(inputs, "running_var"),
  });
  if (attrs.text("mode") === "eval") layer.eval();
  const y = layer.forward(x);
  return { y, running_mean: layer.runningMean, running_var: layer.runningVariance };
}
