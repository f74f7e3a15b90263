import { record } from "../autograd/record.ts";
import { isRecording } from "../autograd/recording.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";

/**
 * The hyperbolic tangent, elementwise.
 *
 *     y = tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)
 *     ∂y/∂x = 1 − y²
 *
 * @param x any shape
 * @returns same shape as `x`, every element in [−1, 1]
 */
export function tanh(x: Tensor): Tensor {
  checkFractions("tanh", x);
  const y = map("tanh", x);
  return record("tanh", y, [x, (g) => tanhPullback(g, y)]);
}

/** One kernel when nobody will differentiate it again; otherwise as ops, which can be. */
function tanhPullback(g: Tensor, y: Tensor): Tensor {
  const kernel = y.backend.fused.tanhGrad;
  if (kernel && !isRecording()) return y.derive(kernel(g.storage, y.storage), y.shape);
  return g.sub(g.mul(y).mul(y));
}
