import type { DType, Shape } from "@gradus/core";
import {
  Activation,
  type ActivationFunction,
  BatchNorm,
  Dropout,
  elu,
  Embedding,
  Flatten,
  gelu,
  LayerNorm,
  leakyRelu,
  type Layer,
  linear,
  Linear,
  logSoftmax,
  Perceptron,
  PositionalEncoding,
  Prelu,
  relu,
  Residual,
  Sequential,
  sigmoid,
  silu,
  softmax,
  softplus,
  step,
  tanh,
} from "@gradus/layers";
import type { LayerKind } from "./layer-kind.ts";
import { sequenceKinds } from "./sequence-kinds.ts";
import { spatialKinds } from "./spatial-kinds.ts";

type OfWeights = { readonly dtype: DType };
type OfLinear = OfWeights & {
  readonly inFeatures: number;
  readonly outFeatures: number;
  readonly bias: boolean;
};
type OfActivation = { readonly f: ActivationFunction; readonly name: string };
type OfDropout = { readonly p: number; readonly mode: "inverted" | "classic" };
type OfNorm = OfWeights & { readonly epsilon: number };
type OfBatchNorm = OfNorm & { readonly features: number; readonly momentum: number };
type OfLayerNorm = OfNorm & { readonly shape: Shape };
type OfPerceptron = OfWeights & { readonly inFeatures: number };
type OfPrelu = OfWeights & { readonly channels: number; readonly initial: number };
type OfResidual = { readonly body: Layer; readonly shortcut?: Layer };
type OfEmbedding = OfWeights & { readonly count: number; readonly features: number };

/** The layers that are saved and built again without further ado. */
export const layerKinds: Readonly<Record<string, LayerKind>> = {
  ...sequenceKinds,
  ...spatialKinds,
  Activation: {
    layer: Activation,
    build: ({ f, name }: OfActivation) => new Activation(f, { name }),
  },
  BatchNorm: {
    layer: BatchNorm,
    build: ({ features, ...options }: OfBatchNorm, { random: _, ...on }) =>
      new BatchNorm(features, { ...options, ...on }),
  },
  Dropout: {
    layer: Dropout,
    build: ({ p, mode }: OfDropout, { random }) => new Dropout(p, { mode, random }),
  },
  Embedding: {
    layer: Embedding,
    build: ({ count, features, ...options }: OfEmbedding, context) =>
      new Embedding(count, features, { ...options, ...context }),
  },
  Flatten: {
    layer: Flatten,
    build: ({ startAxis }: { readonly startAxis: number }) => new Flatten(startAxis),
  },
  LayerNorm: {
    layer: LayerNorm,
    build: ({ shape, ...options }: OfLayerNorm, { random: _, ...on }) =>
      new LayerNorm(shape, { ...options, ...on }),
  },
  Linear: {
    layer: Linear,
    build: ({ inFeatures, outFeatures, ...options }: OfLinear, context) =>
      new Linear(inFeatures, outFeatures, { ...options, ...context }),
  },
  Perceptron: {
    layer: Perceptron,
    build: ({ inFeatures, ...options }: OfPerceptron, { random: _, ...on }) =>
      new Perceptron(inFeatures, { ...options, ...on }),
  },
  PositionalEncoding: { layer: PositionalEncoding, build: () => new PositionalEncoding() },
  Prelu: {
    layer: Prelu,
    build: (options: OfPrelu, { random: _, ...on }) => new Prelu({ ...options, ...on }),
  },
  Residual: {
    layer: Residual,
    build: ({ body, shortcut }: OfResidual) => new Residual(body, shortcut),
  },
  Sequential: {
    layer: Sequential,
    build: ({ layers }: { readonly layers: readonly Layer[] }) => new Sequential(...layers),
  },
};

/** The functions without parameters that an `Activation` may hold in a file. */
export const layerFunctions: Readonly<Record<string, ActivationFunction>> = {
  elu,
  gelu,
  leakyRelu,
  linear,
  logSoftmax,
  relu,
  sigmoid,
  silu,
  softmax,
  softplus,
  step,
  tanh,
};
