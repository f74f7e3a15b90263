import type { Tensor } from "@gradus/core";
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  crossEntropy,
  halfSquaredError,
  hinge,
  huber,
  klDivergence,
  type LossOptions,
  meanAbsoluteError,
  meanSquaredError,
  negativeLogLikelihood,
  type Reduction,
} from "@gradus/layers";
import type { Attributes } from "../attributes.ts";
import { type Concept, input, lookUp } from "../concept.ts";

type Loss = (prediction: Tensor, target: Tensor, options: LossOptions) => Tensor;

const losses: Record<string, Loss> = {
  mse: meanSquaredError,
  half_squared_error: halfSquaredError,
  mae: meanAbsoluteError,
  binary_cross_entropy: binaryCrossEntropy,
  binary_cross_entropy_with_logits: binaryCrossEntropyWithLogits,
  hinge: hinge,
  cross_entropy_probabilities: crossEntropy,
  negative_log_likelihood: negativeLogLikelihood,
};

export const lossesConcept: Concept = (attrs, inputs) => {
  const loss = attrs.text("loss");
  const options = { reduction: reductionOf(attrs) };
  if (loss === "kl_divergence")
    return { y: klDivergence(input(inputs, "q"), input(inputs, "p"), options) };
  const [prediction, target] = [input(inputs, "prediction"), input(inputs, "target")];
  if (loss === "huber")
    return { y: huber(prediction, target, { ...options, delta: attrs.number("delta") }) };
  if (loss === "cross_entropy" || loss === "cross_entropy_weighted") {
    return {
      y: crossEntropy(prediction, target, {
        ...options,
        ...(Object.hasOwn(inputs, "weight") && { classWeights: input(inputs, "weight") }),
        ...(attrs.has("label_smoothing") && { labelSmoothing: attrs.number("label_smoothing") }),
        ...(attrs.has("ignore_index") && { ignoredIndex: attrs.number("ignore_index") }),
      }),
    };
  }
  return { y: lookUp(losses, loss)(prediction, target, options) };
};

/** PyTorch calls a mean over the examples alone "batchmean". */
function reductionOf(attrs: Attributes): Reduction {
  const reductions = { mean: "mean", batchmean: "mean", sum: "sum", none: "none" } as const;
  return lookUp<Reduction>(reductions, attrs.text("reduction"));
}
