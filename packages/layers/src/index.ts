// activations that are operations of the core, where the other activations are
export { logSoftmax, sigmoid, softmax, tanh } from "@gradus/core";
export {
  Activation,
  type ActivationFunction,
  type ActivationOptions,
} from "./activations/activation.ts";
export { elu, type EluOptions } from "./activations/elu.ts";
export { gelu, type GeluOptions } from "./activations/gelu.ts";
export { leakyRelu, type LeakyReluOptions } from "./activations/leaky-relu.ts";
export { linear, type LinearActivationOptions } from "./activations/linear.ts";
export { Prelu, type PreluOptions } from "./activations/prelu-layer.ts";
export { prelu } from "./activations/prelu.ts";
export { relu } from "./activations/relu.ts";
export { silu } from "./activations/silu.ts";
export { softplus } from "./activations/softplus.ts";
export { step, type StepOptions } from "./activations/step.ts";
export { embed, Embedding, type EmbeddingOptions } from "./embedding/embedding.ts";
export { PositionalEncoding, positionalEncoding } from "./embedding/positional-encoding.ts";
export { Flatten } from "./flatten.ts";
export type { Fans, Initializer, WeightOptions } from "./initial-weights.ts";
export { Layer, type LayerConfig } from "./layer.ts";
export { affine, Linear, type LinearOptions } from "./linear.ts";
export {
  binaryCrossEntropyWithLogits,
  type BinaryCrossEntropyWithLogitsOptions,
} from "./losses/binary-cross-entropy-with-logits.ts";
export { binaryCrossEntropy } from "./losses/binary-cross-entropy.ts";
export { crossEntropy, type CrossEntropyOptions } from "./losses/cross-entropy.ts";
export { halfSquaredError } from "./losses/half-squared-error.ts";
export { hinge } from "./losses/hinge.ts";
export { huber, type HuberOptions } from "./losses/huber.ts";
export { klDivergence } from "./losses/kl-divergence.ts";
export type { LabelLossOptions } from "./losses/label-losses.ts";
export { meanAbsoluteError } from "./losses/mean-absolute-error.ts";
export { meanSquaredError } from "./losses/mean-squared-error.ts";
export { negativeLogLikelihood } from "./losses/negative-log-likelihood.ts";
export type { LossOptions, Reduction } from "./losses/reduction.ts";
export {
  batchNorm,
  type FeatureNormOptions,
  type FeatureStatistics,
} from "./normalization/batch-norm-function.ts";
export { BatchNorm, type BatchNormOptions } from "./normalization/batch-norm.ts";
export { LayerNorm, layerNorm, type LayerNormOptions } from "./normalization/layer-norm.ts";
export { type LearnOptions, Perceptron } from "./perceptron.ts";
export {
  Dropout,
  dropout,
  type DropoutFunctionOptions,
  type DropoutOptions,
  type Dropped,
} from "./regularization/dropout.ts";
export { Residual } from "./residual.ts";
export { Sequential } from "./sequential.ts";
