import { noGrad, record, type Tensor, where } from "@gradus/core";

/** The parametric ReLU: negative numbers are multiplied by a slope that is learned. */
export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x, x.mul(a)));
  return record(
    "prelu",
    y,
    [x, (g) => where(positive, g, g.mul(a))],
    [a, (g) => where(positive, 0, g.mul(x)).sum()],
  );
}
