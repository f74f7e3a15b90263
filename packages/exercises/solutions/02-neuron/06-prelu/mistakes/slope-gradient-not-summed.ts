/** @diagnosis The gradient of the slope has the shape of x: the contributions of the elements are not added up. One slope has one gradient, their sum. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x, x.mul(a)));
  return record(
    "prelu",
    y,
    [x, (g) => where(positive, g, g.mul(a))],
    [a, (g) => where(positive, 0, g.mul(x))],
  );
}
