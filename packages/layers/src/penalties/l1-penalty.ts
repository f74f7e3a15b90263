import { abs, type Tensor } from "@gradus/core";
import { checkFinite } from "../check-finite.ts";
import { sumOver } from "./sum-over.ts";

/**
 * The L1 penalty: every weight pays by its magnitude, and what is not worth it becomes exactly 0.
 *
 *     λ ‖w‖₁ = λ Σ |w|
 *     ∂/∂w = λ sign w, 0 at 0
 *
 * @param weights tensors of any shapes and one dtype
 * @param lambda λ, 0 or more
 * @returns a scalar
 * @throws RangeError if there are no weights or λ is negative
 * @see Tibshirani, "Regression Shrinkage and Selection via the Lasso" (1996)
 */
export function l1Penalty(weights: Tensor | Iterable<Tensor>, lambda: number): Tensor {
  checkFinite("l1Penalty", "lambda", lambda, 0);
  return sumOver("l1Penalty", weights, abs).mul(lambda);
}
