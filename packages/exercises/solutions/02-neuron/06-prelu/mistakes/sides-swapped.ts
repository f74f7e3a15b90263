/** @diagnosis The slope lies on the wrong side: positive numbers are multiplied by a, and negative ones kept. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x.mul(a), x));
  return record(
    "prelu",
    y,
    [x, (g) => where(positive, g.mul(a), g)],
    [a, (g) => where(positive, g.mul(x), 0).sum()],
  );
}
