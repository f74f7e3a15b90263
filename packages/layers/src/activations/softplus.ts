import { abs, exp, log1p, noGrad, record, sigmoid, type Tensor } from "@gradus/core";
import { relu } from "./relu.ts";

/**
 * A smooth rectified linear unit, elementwise.
 *
 *     y = log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|)
 *     ∂y/∂x = σ(x)
 *
 * The second form never overflows and keeps its digits far to the left. Its parts have corners at 0
 * that cancel, so the derivative is written down instead of left to them.
 *
 * @param x any shape, float32 or float64
 * @returns same shape as `x`, every element at least 0
 * @see Dugas et al., "Incorporating Second-Order Functional Knowledge for Better Option Pricing" (2001)
 */
export function softplus(x: Tensor): Tensor {
  const y = noGrad(() => relu(x).add(log1p(exp(abs(x).neg()))));
  return record("softplus", y, [x, (g) => g.mul(sigmoid(x))]);
}
