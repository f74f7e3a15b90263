import { erf, explain, type Tensor, tanh } from "@gradus/core";

export interface GeluOptions {
  /** "erf" is the definition, "tanh" an approximation of it; "erf" unless said otherwise. */
  readonly form?: "erf" | "tanh";
}

/**
 * The Gaussian error linear unit, elementwise: each number times the chance that a normal number is
 * smaller.
 *
 *     erf:   y = x Φ(x) = ½ x (1 + erf(x/√2))
 *            ∂y/∂x = Φ(x) + x φ(x)                      φ(x) = exp(−x²/2) / √(2π)
 *     tanh:  y = ½ x (1 + t)                            t = tanh(√(2/π) (x + 0.044715 x³))
 *            ∂y/∂x = ½ (1 + t) + ½ x (1 − t²) √(2/π) (1 + 3 · 0.044715 x²)
 *
 * The two forms differ by less than 0.0005. Each has its own derivative; made of ops, neither can be
 * given the other's.
 *
 * @param x any shape, float32 or float64
 * @returns same shape as `x`
 * @see Hendrycks & Gimpel, "Gaussian Error Linear Units" (2016), https://arxiv.org/abs/1606.08415
 */
export function gelu(x: Tensor, { form = "erf" }: GeluOptions = {}): Tensor {
  return x.mul(0.5).mul(twiceTheChance(x, form).add(1));
}

/** 2 Φ(x) − 1, or what the tanh form takes for it. */
function twiceTheChance(x: Tensor, form: string): Tensor {
  if (form === "erf") return erf(x.mul(Math.SQRT1_2));
  if (form === "tanh") {
    const cubic = x.mul(x).mul(0.044715).add(1).mul(x);
    return tanh(cubic.mul(Math.sqrt(2 / Math.PI)));
  }
  throw new RangeError(
    explain("gelu", `there is no form "${form}".`, 'The forms are "erf" and "tanh".'),
  );
}
