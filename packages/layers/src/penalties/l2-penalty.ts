import { square, type Tensor } from "@gradus/core";
import { checkFinite } from "../check-finite.ts";
import { sumOver } from "./sum-over.ts";

export interface L2PenaltyOptions {
  /** m, how many examples the mean loss is over: the form is then λ/2m · ‖w‖². */
  readonly examples?: number;
}

/**
 * The L2 penalty: every weight pays by its square, so large ones shrink most.
 *
 *     λ ‖w‖² = λ Σ w²               ∂/∂w = 2 λ w
 *     λ/2m · ‖w‖² for m examples    ∂/∂w = λ/m · w
 *
 * The second form fades as the data grows, and has no factor 2 in its gradient. Both are in use under
 * the same name: the same λ means different things.
 *
 * @param weights tensors of any shapes and one dtype
 * @param lambda λ, 0 or more
 * @returns a scalar
 * @throws RangeError if there are no weights, λ is negative, or there are no examples
 * @see Goodfellow et al., *Deep Learning* (2016), §7.1.1
 */
export function l2Penalty(
  weights: Tensor | Iterable<Tensor>,
  lambda: number,
  { examples }: L2PenaltyOptions = {},
): Tensor {
  checkFinite("l2Penalty", "lambda", lambda, 0);
  if (examples !== undefined) checkFinite("l2Penalty", "number of examples", examples, 1);
  const factor = examples === undefined ? lambda : lambda / (2 * examples);
  return sumOver("l2Penalty", weights, square).mul(factor);
}
