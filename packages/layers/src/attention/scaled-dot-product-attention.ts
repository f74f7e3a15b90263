import {
  formatShape,
  matmul,
  type Shape,
  ShapeError,
  softmax,
  type Tensor,
  where,
} from "@gradus/core";
import { causalMask } from "./attention-masks.ts";

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
  checkShapes(q.shape, k.shape, v.shape);
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

/** Which scores count, all conditions together; undefined where all do. */
function visibleOf(scores: Tensor, causal: boolean, mask: Tensor | undefined): Tensor | undefined {
  if (mask) checkMask(scores.shape, mask.shape);
  if (!causal) return mask;
  const [queries, keys] = scores.shape.slice(-2);
  const past = causalMask(queries, keys, { backend: scores.backend });
  return mask ? where(mask, past, 0) : past;
}

function checkShapes(q: Shape, k: Shape, v: Shape): void {
  const matrices = [q, k, v].every(({ length }) => length >= 2);
  if (matrices && q.at(-1) === k.at(-1) && k.at(-2) === v.at(-2) && q.at(-1) !== 0) return;
  throw new ShapeError(
    "scaledDotProductAttention",
    `the queries are ${formatShape(q)}, the keys ${formatShape(k)} and the values ${formatShape(v)}.`,
    "Queries [..., queries, d] and keys [..., keys, d] share their features, and every key has one value [..., keys, values].",
  );
}

function checkMask(scores: Shape, mask: Shape): void {
  const fits =
    mask.length <= scores.length &&
    mask.every((length, i) => {
      const own = scores[i + scores.length - mask.length];
      return length === 1 || length === own;
    });
  if (fits) return;
  throw new ShapeError(
    "scaledDotProductAttention",
    `the mask is ${formatShape(mask)}, for scores ${formatShape(scores)}.`,
    "A mask broadcasts to one number for each query and key, [..., queries, keys].",
  );
}
