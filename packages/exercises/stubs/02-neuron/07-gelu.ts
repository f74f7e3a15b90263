import { todo } from "#todo";

/** Which GELU: the exact one, made with the error function, or its approximation, made with tanh. */
export type Form = "erf" | "tanh";

/**
 * The Gaussian error linear unit: x, weighed by how it compares with a bell curve.
 *
 *     "erf":   y = x · ½ (1 + erf(x / √2))
 *     "tanh":  y = x · ½ (1 + tanh u)        u = √(2/π) (x + 0.044715 x³)
 *
 * `Math` has no erf. The course has one: `import { erf } from "#erf"`.
 *
 * @param x any finite number, also 1000 and −1000
 */
export function gelu(_x: number, _form: Form): number {
  return todo("weigh x with the gate of its form");
}

/**
 * The slope of `gelu`, each form with its own.
 *
 *     "erf":   ∂y/∂x = ½ (1 + erf(x / √2)) + x · e^(−x²/2) / √(2π)
 *     "tanh":  ∂y/∂x = ½ (1 + tanh u) + x · ½ (1 − tanh² u) ∂u/∂x
 *
 * @param x any finite number, also 1000 and −1000
 */
export function geluGrad(_x: number, _form: Form): number {
  return todo("give each form its own slope");
}
