import { sigmoid, type Tensor } from "@gradus/core";

/**
 * The sigmoid linear unit, elementwise, also known as swish: each number through its own gate.
 *
 *     y = x σ(x)
 *     ∂y/∂x = σ(x) (1 + x (1 − σ(x)))
 *
 * @param x any shape, float32 or float64
 * @returns same shape as `x`, every element at least −0.2785
 * @see Elfwing, Uchibe & Doya, "Sigmoid-Weighted Linear Units" (2018), https://arxiv.org/abs/1702.03118
 */
export function silu(x: Tensor): Tensor {
  return x.mul(sigmoid(x));
}
