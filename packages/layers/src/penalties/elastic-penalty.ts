import type { Tensor } from "@gradus/core";
import { l1Penalty } from "./l1-penalty.ts";
import { l2Penalty, type L2PenaltyOptions } from "./l2-penalty.ts";

export interface ElasticPenaltyOptions extends L2PenaltyOptions {
  /** λ₁, 0 or more; 0 unless said otherwise. */
  readonly l1?: number;
  /** λ₂, 0 or more; 0 unless said otherwise. */
  readonly l2?: number;
}

/**
 * The elastic penalty: some of each. Weights that say the same stay together, the useless ones go.
 *
 *     λ₁ ‖w‖₁ + λ₂ ‖w‖²               ∂/∂w = λ₁ sign w + 2 λ₂ w
 *
 * With `examples` the second part has the form λ₂/2m · ‖w‖².
 *
 * @param weights tensors of any shapes and one dtype
 * @returns a scalar
 * @throws RangeError if there are no weights, or a λ is negative
 * @see Zou & Hastie, "Regularization and Variable Selection via the Elastic Net" (2005)
 */
export function elasticPenalty(
  weights: Tensor | Iterable<Tensor>,
  { l1 = 0, l2 = 0, ...options }: ElasticPenaltyOptions,
): Tensor {
  const all = Symbol.iterator in weights ? [...weights] : weights;
  return l1Penalty(all, l1).add(l2Penalty(all, l2, options));
}
