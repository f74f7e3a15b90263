/** @diagnosis Positive numbers contribute to the gradient of the slope as well, though the slope never touches them: their contribution is 0. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x, x.mul(a)));
  return record("prelu", y, [x, (g) => where(positive, g, g.mul(a))], [a, (g) => g.mul(x).sum()]);
}
