export { embed, Embedding, type EmbeddingOptions } from "./embedding/embedding.ts";
export { PositionalEncoding, positionalEncoding } from "./embedding/positional-encoding.ts";
export { Layer } from "./layer.ts";
export {
  batchNorm,
  type FeatureNormOptions,
  type FeatureStatistics,
} from "./normalization/batch-norm-function.ts";
export { BatchNorm, type BatchNormOptions } from "./normalization/batch-norm.ts";
export { LayerNorm, layerNorm, type LayerNormOptions } from "./normalization/layer-norm.ts";
export {
  Dropout,
  dropout,
  type DropoutFunctionOptions,
  type DropoutOptions,
  type Dropped,
} from "./regularization/dropout.ts";
