import { record } from "../autograd/record.ts";
import { isRecording } from "../autograd/recording.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { map } from "./kernels.ts";
import { checkFractions } from "./operands.ts";

/**
 * The logistic sigmoid, elementwise: squashes any number into [0, 1].
 *
 *     y = σ(x) = 1 / (1 + e⁻ˣ)
 *     ∂y/∂x = y (1 − y)
 *
 * @param x any shape
 * @returns same shape as `x`
 */
export function sigmoid(x: Tensor): Tensor {
  checkFractions("sigmoid", x);
  const y = map("sigmoid", x);
  return record("sigmoid", y, [x, (g) => sigmoidPullback(g, y)]);
}

/** One kernel when nobody will differentiate it again; otherwise as ops, which can be. */
function sigmoidPullback(g: Tensor, y: Tensor): Tensor {
  const kernel = y.backend.fused.sigmoidGrad;
  if (kernel && !isRecording()) return y.derive(kernel(g.storage, y.storage), y.shape);
  return g.mul(y).mul(y.neg().add(1));
}
