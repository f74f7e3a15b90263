/** @diagnosis The gradient of the slope is the mean of the contributions, where it should be their sum: every element moves with a, and all those changes add up. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x, x.mul(a)));
  return record(
    "prelu",
    y,
    [x, (g) => where(positive, g, g.mul(a))],
    [a, (g) => where(positive, 0, g.mul(x)).mean()],
  );
}
