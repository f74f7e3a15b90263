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
export { causalMask, paddingMask } from "./attention/attention-masks.ts";
export {
  MultiHeadAttention,
  type MultiHeadAttentionOptions,
} from "./attention/multi-head-attention.ts";
export {
  multiHeadAttention,
  type MultiHeadOptions,
  type Projection,
} from "./attention/multi-head-function.ts";
export {
  type Attention,
  type AttentionOptions,
  attentionOutputs,
  scaledDotProductAttention,
} from "./attention/scaled-dot-product-attention.ts";
export { Conv1d, type Conv1dLayerOptions } from "./convolution/conv1d.ts";
export { Conv2d, type Conv2dLayerOptions } from "./convolution/conv2d.ts";
export {
  ConvTranspose2d,
  type ConvTranspose2dLayerOptions,
} from "./convolution/conv-transpose2d.ts";
export { embed, Embedding, type EmbeddingOptions } from "./embedding/embedding.ts";
export { PositionalEncoding, positionalEncoding } from "./embedding/positional-encoding.ts";
export { Flatten } from "./flatten.ts";
export type { Fans, Initializer, WeightOptions } from "./initial-weights.ts";
export { allZeros } from "./initializers/all-zeros.ts";
export { fansOf, type InitializerOptions } from "./initializers/fans.ts";
export { heNormal, heNormalSpread } from "./initializers/he-normal.ts";
export { heUniform, heUniformSpread } from "./initializers/he-uniform.ts";
export { smallRandom, type SmallRandomOptions } from "./initializers/small-random.ts";
export type { Spread } from "./initializers/spread.ts";
export { xavierNormal, xavierNormalSpread } from "./initializers/xavier-normal.ts";
export { xavierUniform, xavierUniformSpread } from "./initializers/xavier-uniform.ts";
export { Layer, type LayerConfig } from "./layer.ts";
export { affine } from "./affine.ts";
export { Linear, type LinearOptions } from "./linear.ts";
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
export { cost } from "./penalties/cost.ts";
export { elasticPenalty, type ElasticPenaltyOptions } from "./penalties/elastic-penalty.ts";
export { l1Penalty } from "./penalties/l1-penalty.ts";
export { l2Penalty, type L2PenaltyOptions } from "./penalties/l2-penalty.ts";
export { weightsOf, type WeightsOfOptions } from "./penalties/weights-of.ts";
export { type LearnOptions, Perceptron } from "./perceptron.ts";
export { AvgPool1d, type AvgPool1dOptions } from "./pooling/avg-pool1d.ts";
export { AvgPool2d } from "./pooling/avg-pool2d.ts";
export { GlobalAvgPool2d, GlobalMaxPool2d } from "./pooling/global-pool2d.ts";
export { MaxPool1d } from "./pooling/max-pool1d.ts";
export { MaxPool2d } from "./pooling/max-pool2d.ts";
export { MinPool1d } from "./pooling/min-pool1d.ts";
export { MinPool2d } from "./pooling/min-pool2d.ts";
export { gatedRecurrence, gruCell } from "./recurrent/gru-cell.ts";
export { Gru } from "./recurrent/gru.ts";
export { longShortTermMemory, lstmCell, type LstmState } from "./recurrent/lstm-cell.ts";
export { Lstm, type LstmOptions } from "./recurrent/lstm.ts";
export { manyToOne, type ManyToOneOptions } from "./recurrent/many-to-one.ts";
export { oneToMany, type OneToManyOptions } from "./recurrent/one-to-many.ts";
export { type Recurrence, recurrence, type RecurrenceOptions } from "./recurrent/recurrence.ts";
export type { RecurrentCell } from "./recurrent/recurrent-cell.ts";
export type { RecurrentWeights } from "./recurrent/recurrent-weights.ts";
export { Recurrent, type RecurrentOptions } from "./recurrent/recurrent.ts";
export { plainRecurrence, rnnCell, type RnnCellOptions } from "./recurrent/rnn-cell.ts";
export { Rnn, type RnnOptions } from "./recurrent/rnn.ts";
export {
  truncatedBackpropagation,
  type TruncatedOptions,
} from "./recurrent/truncated-backpropagation.ts";
export {
  Dropout,
  dropout,
  type DropoutFunctionOptions,
  type DropoutOptions,
  type Dropped,
} from "./regularization/dropout.ts";
export { Residual } from "./residual.ts";
export { Sequential } from "./sequential.ts";
export { summary } from "./summary.ts";
export { trace, type TracedLayer, type TraceOptions } from "./trace.ts";
