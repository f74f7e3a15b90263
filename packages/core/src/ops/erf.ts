import { record } from "../autograd/record.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { exp } from "./exp.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";
import { square } from "./square.ts";

/**
 * The error function, elementwise: how likely a normal number of variance ½ is closer to 0 than x.
 *
 *     y = erf x = 2/√π ∫₀ˣ exp(−t²) dt
 *     ∂y/∂x = 2/√π · exp(−x²)
 *
 * With it the normal distribution has its distribution function, Φ(x) = ½ (1 + erf(x/√2)).
 *
 * @param x any shape
 * @returns same shape as `x`, every element in [−1, 1]
 * @see NIST, *Digital Library of Mathematical Functions*, §7.2, https://dlmf.nist.gov/7.2
 */
export function erf(x: Tensor): Tensor {
  checkFractions("erf", x);
  return record("erf", map("erf", x), [
    x,
    (g) => g.mul(exp(square(x).neg()).mul(2 / Math.sqrt(Math.PI))),
  ]);
}
