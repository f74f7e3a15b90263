import { minimum, noGrad, record, sumTo, type Tensor } from "@gradus/core";

/** y = s · x, where s is 1 or a: forward and backward share one list of slopes. */
export function prelu(x: Tensor, a: Tensor): Tensor {
  const slopes = noGrad(() => {
    const positive = x.greaterEqual(0);
    return positive.add(positive.neg().add(1).mul(a));
  });
  return record(
    "prelu",
    noGrad(() => x.mul(slopes)),
    [x, (g) => g.mul(slopes)],
    [a, (g) => sumTo(g.mul(minimum(x, 0)), a.shape)],
  );
}
