import {
  type AttentionSettings,
  broadcastTo,
  recordFused,
  sameShape,
  type Shape,
  sizeOf,
  type Tensor,
} from "@gradus/core";
import { isFusible } from "../fusible.ts";
import { checkMask } from "./attention-shapes.ts";
import type { AttentionOptions } from "./scaled-dot-product-attention.ts";

/** The definition that the kernels stand in for. */
type Definition = (q: Tensor, k: Tensor, v: Tensor) => Tensor;

/**
 * The outputs of attention by kernels, if the backend has them, in memory for the outputs alone: of the scores there are only
 * ever some tiles.
 *
 * Beside the outputs log Σ exp of each query's scores is kept, from which the gradients compute every weight anew.
 */
export function fusedAttention(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  { causal = false, mask }: AttentionOptions,
  definition: Definition,
): Tensor | undefined {
  const { attention, attentionGrad } = q.backend.fused;
  if (!attention || !attentionGrad || !areFusible(q, k, v, mask)) return undefined;
  const scores = [...q.shape.slice(0, -1), k.shape[k.rank - 2]];
  const seen = mask && maskFor(mask.detach(), scores);
  // asked for each time, so that a mask that was disposed of is noticed
  const settings = (): AttentionSettings => settingsOf(q, k, v, causal, seen);
  const made = attention(q.storage, k.storage, v.storage, settings());
  const y = q.derive(made[0], [...scores.slice(0, -1), v.shape[v.rank - 1]]);
  const logSums = q.derive(made[1], scores.slice(0, -1));
  recordFused("attention", y, [q, k, v], {
    definition: (...inputs) => definition(inputs[0], inputs[1], inputs[2]),
    gradients(g) {
      const kept = { y: y.storage, logSums: logSums.storage };
      const each = attentionGrad(g.storage, kept, q.storage, k.storage, v.storage, settings());
      return [q, k, v].map((input, i) => input.derive(each[i], input.shape));
    },
  });
  if (!y.requiresGrad) logSums.dispose();
  return y;
}

/** Whether there are queries, keys and values, and the same batches of all of them; the mask may be of any dtype. */
function areFusible(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | undefined): boolean {
  const [own, ...others] = [q, k, v].map(({ shape }) => shape.slice(0, -2));
  const matching = others.every((other) => sameShape(own, other));
  const full = [q, k, v].every(({ size }) => size > 0);
  return matching && full && isFusible(q, k, v) && (!mask || mask.backend === q.backend);
}

/** A mask of as many axes as the scores have, with all batches or with one. */
function maskFor(mask: Tensor, scores: Shape): Tensor {
  checkMask(scores, mask.shape);
  const shape = [...scores.slice(mask.rank).map(() => 1), ...mask.shape];
  const [batch, own] = [scores, shape].map((all) => all.slice(0, -2));
  const aligned = mask.reshape(shape);
  if (sizeOf(own) === 1 || sameShape(own, batch)) return aligned;
  return broadcastTo(aligned, [...batch, ...shape.slice(-2)]);
}

function settingsOf(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  causal: boolean,
  mask: Tensor | undefined,
): AttentionSettings {
  const [queries, features] = q.shape.slice(-2);
  const [keys, values] = v.shape.slice(-2);
  return {
    batch: sizeOf(q.shape.slice(0, -2)),
    queries,
    keys,
    features,
    values,
    causal,
    mask: mask && { storage: mask.storage, strides: stridesOf(mask.shape) },
  };
}

/** How far it is to the next batch, query and key; 0 where one stands for all. */
function stridesOf(mask: Shape): number[] {
  const [queries, keys] = mask.slice(-2);
  const batches = sizeOf(mask.slice(0, -2));
  return [batches === 1 ? 0 : queries * keys, queries === 1 ? 0 : keys, keys === 1 ? 0 : 1];
}
