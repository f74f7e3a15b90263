/** @diagnosis The slope gets no gradient and so never learns: `record` is told the way back to x only. Give it a second pair, for a. */
import { noGrad, record, type Tensor, where } from "@gradus/core";

export function prelu(x: Tensor, a: Tensor): Tensor {
  const positive = x.greater(0);
  const y = noGrad(() => where(positive, x, x.mul(a)));
  return record("prelu", y, [x, (g) => where(positive, g, g.mul(a))]);
}
