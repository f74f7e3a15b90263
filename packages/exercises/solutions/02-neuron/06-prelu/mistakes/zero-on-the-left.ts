/** @diagnosis The gradient of x is 0 where x is negative: that is the slope of ReLU. Here the left side leans, so a · g comes back. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x, x.mul(a)));
  return record(
    "prelu",
    y,
    [x, (g) => where(positive, g, 0)],
    [a, (g) => where(positive, 0, g.mul(x)).sum()],
  );
}
