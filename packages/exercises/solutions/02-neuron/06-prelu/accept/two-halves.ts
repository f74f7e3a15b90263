import { maximum, minimum, type Tensor } from "@gradus/core";

/** max(x, 0) + a · min(x, 0): made of recorded operations, it needs no pullback of its own. */
export function prelu(x: Tensor, a: Tensor): Tensor {
  return maximum(x, 0).add(minimum(x, 0).mul(a));
}
