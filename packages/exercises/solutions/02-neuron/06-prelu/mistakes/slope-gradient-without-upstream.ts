/** @diagnosis The gradient of the slope leaves out g: it is Σ xᵢ over the negative numbers, where the chain rule asks for Σ gᵢ xᵢ. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x, x.mul(a)));
  return record(
    "prelu",
    y,
    [x, (g) => where(positive, g, g.mul(a))],
    [a, () => where(positive, 0, x).sum()],
  );
}
