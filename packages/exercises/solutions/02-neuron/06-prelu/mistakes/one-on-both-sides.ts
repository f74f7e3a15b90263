/** @diagnosis The gradient of x is g everywhere, also where x is negative: there y = a x, so the slope a belongs in front of g. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x, x.mul(a)));
  return record("prelu", y, [x, (g) => g], [a, (g) => where(positive, 0, g.mul(x)).sum()]);
}
