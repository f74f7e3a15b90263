import {
  Gru,
  Lstm,
  type LstmOptions,
  MultiHeadAttention,
  type MultiHeadAttentionOptions,
  type RecurrentOptions,
  Rnn,
  type RnnOptions,
} from "@gradus/layers";
import type { LayerKind } from "./layer-kind.ts";

type OfRecurrent<Options> = Omit<Options, "random" | "backend"> & {
  readonly inFeatures: number;
  readonly hiddenFeatures: number;
};
type OfAttention = Omit<MultiHeadAttentionOptions, "random" | "backend"> & {
  readonly features: number;
  readonly heads: number;
};

/** Recurrent networks and attention, for a registry. */
export const sequenceKinds: Readonly<Record<string, LayerKind>> = {
  Gru: {
    layer: Gru,
    build: ({ inFeatures, hiddenFeatures, ...options }: OfRecurrent<RecurrentOptions>, context) =>
      new Gru(inFeatures, hiddenFeatures, { ...options, ...context }),
  },
  Lstm: {
    layer: Lstm,
    build: ({ inFeatures, hiddenFeatures, ...options }: OfRecurrent<LstmOptions>, context) =>
      new Lstm(inFeatures, hiddenFeatures, { ...options, ...context }),
  },
  MultiHeadAttention: {
    layer: MultiHeadAttention,
    build: ({ features, heads, ...options }: OfAttention, context) =>
      new MultiHeadAttention(features, heads, { ...options, ...context }),
  },
  Rnn: {
    layer: Rnn,
    build: ({ inFeatures, hiddenFeatures, ...options }: OfRecurrent<RnnOptions>, context) =>
      new Rnn(inFeatures, hiddenFeatures, { ...options, ...context }),
  },
};
