import { matmul, softmax, type Tensor, where } from "@gradus/core";
import { causalMask } from "./attention-masks.ts";
import { checkAttention, checkMask } from "./attention-shapes.ts";
import { fusedAttention } from "./fused-attention.ts";

export interface AttentionOptions {
  /** Whether a query sees only the keys up to its own place. */
  readonly causal?: boolean;
  /** Which keys a query may see: not 0 where it may; broadcasts to `[..., queries, keys]`. */
  readonly mask?: Tensor | undefined;
}

/** What was found, and where it was looked for. */
export interface Attention {
  /** `[..., queries, values]` */
  readonly outputs: Tensor;
  /** `[..., queries, keys]`, each row at least 0 and of sum 1 */
  readonly weights: Tensor;
}

/**
 * Attention: every query mixes the values, weighted by how well their keys fit it.
 *
 *     S = Q Kᵀ / √d        A = softmax S, row by row        Y = A V
 *
 * A dot product of d random numbers has deviation √d; dividing by it keeps softmax away from where its
 * gradient vanishes. What a mask hides gets the score −∞, hence the weight 0; a query that may see
 * nothing gets zeros.
 *
 * @param q `[..., queries, d]`
 * @param k `[..., keys, d]`
 * @param v `[..., keys, values]`
 * @throws ShapeError if the features of q and k, or the keys of k and v, are not as many
 * @see Vaswani et al., "Attention Is All You Need" (2017), §3.2.1, https://arxiv.org/abs/1706.03762
 */
export function scaledDotProductAttention(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  { causal = false, mask }: AttentionOptions = {},
): Attention {
  checkAttention(q.shape, k.shape, v.shape);
  const features = q.shape[q.rank - 1];
  const scores = matmul(q, k, { transposeB: true }).div(Math.sqrt(features));
  let weights: Tensor;
  const visible = visibleOf(scores, causal, mask);
  if (visible) {
    const hidden = where(visible, scores, -Infinity);
    weights = where(visible, softmax(hidden), 0); // a row of −∞ alone has no softmax
  } else weights = softmax(scores);
  return { outputs: matmul(weights, v), weights };
}

/**
 * The outputs of {@link scaledDotProductAttention}, where nobody asks for the weights.
 *
 * There are queries · keys weights for each head of each example. A backend with a kernel for attention has a few of them at
 * a time and never keeps them, forward or backward, so that a sequence may be as long as its outputs fit.
 *
 * @param q `[..., queries, d]`
 * @param k `[..., keys, d]`
 * @param v `[..., keys, values]`
 * @returns `[..., queries, values]`
 * @throws ShapeError if the features of q and k, or the keys of k and v, are not as many
 * @see Dao et al., "FlashAttention" (2022), https://arxiv.org/abs/2205.14135
 */
export function attentionOutputs(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  options: AttentionOptions = {},
): Tensor {
  checkAttention(q.shape, k.shape, v.shape);
  const definition = (...[a, b, c]: [q: Tensor, k: Tensor, v: Tensor]): Tensor =>
    scaledDotProductAttention(a, b, c, options).outputs;
  return fusedAttention(q, k, v, options, definition) ?? definition(q, k, v);
}

/** Which scores count, all conditions together; undefined where all do. */
function visibleOf(scores: Tensor, causal: boolean, mask: Tensor | undefined): Tensor | undefined {
  if (mask) checkMask(scores.shape, mask.shape);
  if (!causal) return mask;
  const [queries, keys] = scores.shape.slice(-2);
  const past = causalMask(queries, keys, { backend: scores.backend });
  return mask ? where(mask, past, 0) : past;
}
