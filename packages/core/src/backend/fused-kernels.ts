import type { DType } from "../tensor/dtype.ts";
import type { AxisView, PoolSizes, Storage } from "./backend.ts";

/** Optimizations, never definitions: each must equal the composition it replaces. */
export interface FusedKernels {
  softmax(x: Storage, axis: AxisView): Storage;
  softmaxGrad(g: Storage, y: Storage, axis: AxisView): Storage;
  /** x W + b, for each of `rows` examples. */
  affine(x: Storage, weight: Storage, bias: Storage, sizes: AffineSizes): Storage;
  /** log Σ exp x − x[label] for each row of scores. */
  labelSurprise(x: Storage, labels: Storage): Storage;
  labelSurpriseGrad(g: Storage, x: Storage, labels: Storage): Storage;
  /** From the sum of what input and state add, `[rows, 4 · hidden]`, and the cell: see `lstm-gates.ts` of the layers. */
  lstm(sum: Storage, c: Storage, hidden: number): readonly [h: Storage, c: Storage];
  /** The gradients of the sum and of the cell before, from that of the cell. */
  lstmCellGrad(g: Storage, sum: Storage, c: Storage, hidden: number): readonly [Storage, Storage];
  /** The gradients of the sum and of the cell after, from that of the output. */
  lstmOutputGrad(g: Storage, sum: Storage, c: Storage, hidden: number): readonly [Storage, Storage];
  /** From what the input adds and what the state adds, `[rows, 3 · hidden]` each, and the state: see `gru-gates.ts`. */
  gru(a: Storage, b: Storage, h: Storage, hidden: number): Storage;
  /** The gradients of a, b and h. */
  gruGrad(
    g: Storage,
    a: Storage,
    b: Storage,
    h: Storage,
    hidden: number,
  ): readonly [Storage, Storage, Storage];
  /** tanh (a + b), the state of a plain recurrent network: from what the input adds, and what the state before adds. */
  rnn(a: Storage, b: Storage): Storage;
  /** g (1 − y²) */
  tanhGrad(g: Storage, y: Storage): Storage;
  /** g y (1 − y) */
  sigmoidGrad(g: Storage, y: Storage): Storage;
  /** The mean and the variance, divided by n, of each place along an axis: over all that stands before and behind it. */
  moments(x: Storage, axis: AxisView): readonly [mean: Storage, variance: Storage];
  /** γ (x − μ) / √(σ² + ε) + β */
  batchNorm(x: Storage, beta: Storage, norm: NormSettings): Storage;
  /** The gradients of x, γ and β, where μ and σ² are those of x. */
  batchNormGrad(
    g: Storage,
    x: Storage,
    norm: NormSettings,
  ): readonly [x: Storage, gamma: Storage, beta: Storage];
  /** γ (x − μ) / √(σ² + ε) + β, with the mean and variance of each row; a row is as long as γ. */
  layerNorm(x: Storage, gamma: Storage, beta: Storage, epsilon: number): Storage;
  /** The gradients of x, γ and β. */
  layerNormGrad(
    g: Storage,
    x: Storage,
    gamma: Storage,
    epsilon: number,
  ): readonly [x: Storage, gamma: Storage, beta: Storage];
  /** What queries find among values, and log Σ exp of each query's scores: see `fused-attention.ts` of the layers. */
  attention(
    q: Storage,
    k: Storage,
    v: Storage,
    settings: AttentionSettings,
  ): readonly [y: Storage, logSums: Storage];
  /** The gradients of q, k and v, from that of y. */
  attentionGrad(
    g: Storage,
    made: { readonly y: Storage; readonly logSums: Storage },
    q: Storage,
    k: Storage,
    v: Storage,
    settings: AttentionSettings,
  ): readonly [q: Storage, k: Storage, v: Storage];
  maxPool2d(x: Storage, sizes: PoolSizes): Storage;
  maxPool2dGrad(g: Storage, x: Storage, y: Storage, sizes: PoolSizes): Storage;

  /** 1 where a word of `random/counter.ts` is at most `largest`, else 0. */
  bernoulli(key: readonly [number, number], largest: number, size: number, dtype: DType): Storage;

  /** A step of the optimizer of that name: see its file in `@gradus/optimizers`, also for those below. */
  gradientDescent: UpdateKernel<UpdateSettings>;
  /** v ← β v + share · g */
  momentum: UpdateKernel<UpdateSettings & { readonly beta: number; readonly share: number }>;
  nesterov: UpdateKernel<UpdateSettings & { readonly beta: number }>;
  adagrad: UpdateKernel<UpdateSettings & { readonly epsilon: number }>;
  rmsProp: UpdateKernel<UpdateSettings & { readonly beta: number; readonly epsilon: number }>;
  adam: UpdateKernel<AdamSettings>;
}

/** What each place along an axis, a feature, is normalized with. */
export interface NormSettings {
  /** Where the features are. */
  readonly axis: AxisView;
  readonly mean: Storage;
  readonly variance: Storage;
  readonly gamma: Storage;
  readonly epsilon: number;
}

/** The sizes of q `[batch, queries, features]`, k `[batch, keys, features]`, v `[batch, keys, values]`, and who sees whom. */
export interface AttentionSettings {
  readonly batch: number;
  readonly queries: number;
  readonly keys: number;
  readonly features: number;
  readonly values: number;
  /** Whether a query sees only the keys up to its own place. */
  readonly causal: boolean;
  /** Not 0 where a query may see a key, at `batch · strides[0] + query · strides[1] + key · strides[2]`. */
  readonly mask: { readonly storage: Storage; readonly strides: readonly number[] } | undefined;
}

/** The sizes of an affine map: `[rows, inFeatures]` → `[rows, outFeatures]`. */
export interface AffineSizes {
  readonly rows: number;
  readonly inFeatures: number;
  readonly outFeatures: number;
}

/**
 * How an optimizer moves one parameter, in one pass.
 *
 * @param state what the optimizer remembers of the parameter; same size as θ
 * @returns new storages: θ, then the state in the same order
 */
export type UpdateKernel<Settings> = (
  theta: Storage,
  g: Storage,
  state: readonly Storage[],
  settings: Settings,
) => readonly Storage[];

/** What every optimizer's step depends on. */
export interface UpdateSettings {
  readonly learningRate: number;
  /** λ: the gradient that is used is g + λθ, or g alone for 0. */
  readonly weightDecay: number;
}

/** What a step of Adam depends on; its state is the mean of the gradients, then that of their squares. */
export interface AdamSettings extends UpdateSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** 1 − β₁ᵗ */
  readonly correction1: number;
  /** 1 − β₂ᵗ */
  readonly correction2: number;
  /** Which part of θ is taken off besides: ηλ for AdamW, 0 for Adam. */
  readonly shrinkage: number;
}
