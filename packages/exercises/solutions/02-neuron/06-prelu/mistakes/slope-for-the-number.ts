/** @diagnosis Negative numbers become the slope itself, a, where they should become a times x. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x, a));
  return record(
    "prelu",
    y,
    [x, (g) => where(positive, g, 0)],
    [a, (g) => where(positive, 0, g).sum()],
  );
}
