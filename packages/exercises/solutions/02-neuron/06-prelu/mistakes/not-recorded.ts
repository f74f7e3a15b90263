/** @diagnosis The tape knows nothing of this operation, so no gradient comes back: return what `record` returns, with a way back to x and to a. */
import { noGrad, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  return noGrad(() => where(x.greater(0), x, x.mul(a)));
}
