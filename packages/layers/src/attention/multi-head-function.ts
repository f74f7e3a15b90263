import { formatShape, type Shape, ShapeError, type Tensor } from "@gradus/core";
import { affine } from "../affine.ts";
import {
  type Attention,
  type AttentionOptions,
  attentionOutputs,
  scaledDotProductAttention,
} from "./scaled-dot-product-attention.ts";

/** A weighted sum of features, as a {@link Linear} layer has it. */
export interface Projection {
  /** `[inFeatures, outFeatures]` */
  readonly weight: Tensor;
  /** `[outFeatures]` */
  readonly bias?: Tensor | undefined;
}

export interface MultiHeadOptions extends AttentionOptions {
  /** How many heads; they share the features of q, k and v evenly. */
  readonly heads: number;
  /** What the heads look with, look at, find, and report. */
  readonly projections: Readonly<Record<"query" | "key" | "value" | "output", Projection>>;
}

/**
 * Attention several times side by side, each head with its own part of the features.
 *
 *     Q = q W_Q + b_Q        K = k W_K + b_K        V = v W_V + b_V
 *     headᵢ = attention(Qᵢ, Kᵢ, Vᵢ)                 Qᵢ: the i-th of equal parts of the features
 *     Y = [head₁, head₂, …] W_O + b_O
 *
 * @param q `[batch, queries, features]`
 * @param k `[batch, keys, features]`
 * @param v `[batch, keys, features]`
 * @returns outputs `[batch, queries, features]`, weights `[batch, heads, queries, keys]`
 * @throws ShapeError if the heads do not divide the features, or shapes do not fit
 * @see Vaswani et al., "Attention Is All You Need" (2017), §3.2.2, https://arxiv.org/abs/1706.03762
 */
export function multiHeadAttention(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  options: MultiHeadOptions,
): Attention {
  const { outputs, weights } = scaledDotProductAttention(...headsOf(q, k, v, options));
  return { outputs: report(outputs, options), weights };
}

/**
 * The outputs of {@link multiHeadAttention}, where nobody asks for the weights: see {@link attentionOutputs}.
 *
 * @returns `[batch, queries, features]`
 */
export function multiHeadOutputs(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  options: MultiHeadOptions,
): Tensor {
  return report(attentionOutputs(...headsOf(q, k, v, options)), options);
}

/** What the heads look with, look at and find, and who may look at whom. */
function headsOf(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  { heads, projections, causal = false, mask }: MultiHeadOptions,
): [q: Tensor, k: Tensor, v: Tensor, options: AttentionOptions] {
  checkInputs(q.shape, k.shape, v.shape, projections.query.weight.shape[0]);
  const project = (x: Tensor, { weight, bias }: Projection): Tensor =>
    intoHeads(affine(x, weight, bias), heads);
  const { query, key, value } = projections;
  return [
    ...([project(q, query), project(k, key), project(v, value)] as const),
    { causal, mask: mask && forHeads(mask) },
  ];
}

/** What the heads have found, side by side, as one report. */
function report(outputs: Tensor, { projections: { output } }: MultiHeadOptions): Tensor {
  return affine(fromHeads(outputs), output.weight, output.bias);
}

/** `[batch, time, features] → [batch, heads, time, features / heads]` */
function intoHeads(x: Tensor, heads: number): Tensor {
  const [batch, time, features] = x.shape;
  checkHeads("multiHeadAttention", features, heads);
  return x.reshape([batch, time, heads, features / heads]).permute([0, 2, 1, 3]);
}

/** `[batch, heads, time, width] → [batch, time, heads · width]` */
function fromHeads(x: Tensor): Tensor {
  const [batch, heads, time, width] = x.shape;
  return x.permute([0, 2, 1, 3]).reshape([batch, time, heads * width]);
}

/** A mask `[batch, queries, keys]` is the same for every head. */
function forHeads(mask: Tensor): Tensor {
  if (mask.rank !== 3) return mask;
  const [batch, queries, keys] = mask.shape;
  return mask.reshape([batch, 1, queries, keys]);
}

/** Throws unless the heads share the features evenly. */
export function checkHeads(who: string, features: number, heads: number): void {
  if (Number.isInteger(heads) && heads >= 1 && features % heads === 0) return;
  throw new ShapeError(
    who,
    `${heads} heads for ${features} features.`,
    "Every head has an equal part of the features, so their number is whole and divides the features.",
  );
}

function checkInputs(q: Shape, k: Shape, v: Shape, features: number): void {
  const sequences = [q, k, v].every((shape) => shape.length === 3 && shape[2] === features);
  if (sequences && q[0] === k[0] && k[0] === v[0] && k[1] === v[1]) return;
  throw new ShapeError(
    "multiHeadAttention",
    `the queries are ${formatShape(q)}, the keys ${formatShape(k)} and the values ${formatShape(v)}, for ${features} features.`,
    "Each is [batch, time, features] for one batch, and every key has one value.",
  );
}
