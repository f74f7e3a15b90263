/** @diagnosis This is max(x, a · x), which is PReLU for slopes up to 1 only: with a larger one it takes the wrong branch on both sides. Ask whether x > 0. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const kept = noGrad(() => x.greater(x.mul(a)));
  const y = noGrad(() => where(kept, x, x.mul(a)));
  return record(
    "prelu",
    y,
    [x, (g) => where(kept, g, g.mul(a))],
    [a, (g) => where(kept, 0, g.mul(x)).sum()],
  );
}
