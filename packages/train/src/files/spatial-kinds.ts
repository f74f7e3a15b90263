import type { AvgPoolOptions, DType, Pair, PoolOptions } from "@gradus/core";
import {
  AvgPool1d,
  type AvgPool1dOptions,
  AvgPool2d,
  Conv1d,
  type Conv1dLayerOptions,
  Conv2d,
  type Conv2dLayerOptions,
  ConvTranspose2d,
  type ConvTranspose2dLayerOptions,
  GlobalAvgPool2d,
  GlobalMaxPool2d,
  MaxPool1d,
  MaxPool2d,
  MinPool1d,
  MinPool2d,
} from "@gradus/layers";
import type { LayerKind } from "./layer-kind.ts";

type OfConv<Options, Kernel> = Omit<Options, "random" | "backend" | "initializer"> & {
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernel: Kernel;
  readonly dtype: DType;
};
type OfPool<Options, Kernel> = Pick<Options, keyof Options> & { readonly kernel: Kernel };
type Pool1dOptions = Omit<AvgPool1dOptions, "countPadding">;

/** Convolutions and pooling, for a registry. */
export const spatialKinds: Readonly<Record<string, LayerKind>> = {
  AvgPool1d: {
    layer: AvgPool1d,
    build: ({ kernel, ...options }: OfPool<AvgPool1dOptions, number>) =>
      new AvgPool1d(kernel, options),
  },
  AvgPool2d: {
    layer: AvgPool2d,
    build: ({ kernel, ...options }: OfPool<AvgPoolOptions, Pair>) => new AvgPool2d(kernel, options),
  },
  Conv1d: {
    layer: Conv1d,
    build: (
      { inChannels, outChannels, kernel, ...options }: OfConv<Conv1dLayerOptions, number>,
      context,
    ) => new Conv1d(inChannels, outChannels, kernel, { ...options, ...context }),
  },
  Conv2d: {
    layer: Conv2d,
    build: (
      { inChannels, outChannels, kernel, ...options }: OfConv<Conv2dLayerOptions, Pair>,
      context,
    ) => new Conv2d(inChannels, outChannels, kernel, { ...options, ...context }),
  },
  ConvTranspose2d: {
    layer: ConvTranspose2d,
    build: (
      { inChannels, outChannels, kernel, ...options }: OfConv<ConvTranspose2dLayerOptions, Pair>,
      context,
    ) => new ConvTranspose2d(inChannels, outChannels, kernel, { ...options, ...context }),
  },
  GlobalAvgPool2d: { layer: GlobalAvgPool2d, build: () => new GlobalAvgPool2d() },
  GlobalMaxPool2d: { layer: GlobalMaxPool2d, build: () => new GlobalMaxPool2d() },
  MaxPool1d: {
    layer: MaxPool1d,
    build: ({ kernel, ...options }: OfPool<Pool1dOptions, number>) =>
      new MaxPool1d(kernel, options),
  },
  MaxPool2d: {
    layer: MaxPool2d,
    build: ({ kernel, ...options }: OfPool<PoolOptions, Pair>) => new MaxPool2d(kernel, options),
  },
  MinPool1d: {
    layer: MinPool1d,
    build: ({ kernel, ...options }: OfPool<Pool1dOptions, number>) =>
      new MinPool1d(kernel, options),
  },
  MinPool2d: {
    layer: MinPool2d,
    build: ({ kernel, ...options }: OfPool<PoolOptions, Pair>) => new MinPool2d(kernel, options),
  },
};
