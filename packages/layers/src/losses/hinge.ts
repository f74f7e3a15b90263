import type { Tensor, TypedArray } from "@gradus/core";
import { relu } from "../activations/relu.ts";
import { checkEach } from "./check-each.ts";
import { checkPair } from "./check-pair.ts";
import { type LossOptions, reduceLosses } from "./reduction.ts";

/**
 * The hinge loss: nothing to pay for a score on the right side of the margin, a line beyond it.
 *
 *     ℓ = max(0, 1 − t ŷ)        t ∈ {−1, 1}
 *     ∂ℓ/∂ŷ = −t where t ŷ < 1, else 0
 *
 * @param prediction ŷ, scores of any shape; their sign is the class
 * @param target t, same shape and dtype, every number −1 or 1
 * @returns a scalar: the mean or sum over all numbers; with "none", the shape of `prediction`
 * @throws ShapeError, TypeError or RangeError for a target that does not fit
 * @see Cortes & Vapnik, "Support-Vector Networks" (1995)
 */
export function hinge(
  prediction: Tensor,
  target: Tensor,
  { reduction = "mean" }: LossOptions = {},
): Tensor {
  checkPair("hinge", prediction, target);
  checkEach("hinge", "target", target, isSign, "A target is −1 or 1.", fromZeroAndOne);
  return reduceLosses("hinge", relu(prediction.mul(target).neg().add(1)), reduction);
}

function isSign(number: number): boolean {
  return number === 1 || number === -1;
}

/** What to try where the classes are called 0 and 1. */
function fromZeroAndOne(numbers: TypedArray): string | undefined {
  return numbers.every((number) => number === 0 || number === 1)
    ? "target.mul(2).sub(1)"
    : undefined;
}
