import { recordFused, tanh, type Tensor } from "@gradus/core";
import { isFusible } from "../fusible.ts";

/**
 * What a plain recurrent cell makes of a step: the arithmetic of {@link rnnCell} behind its two products.
 *
 *     h′ = tanh (a + b)
 *     ∂L/∂a = ∂L/∂b = g (1 − h′²)
 *
 * @param a what the input adds, `[batch, hidden]`
 * @param b what the state before adds, `[batch, hidden]`
 */
export function tanhOfSum(a: Tensor, b: Tensor): Tensor {
  const { rnn, tanhGrad } = a.backend.fused;
  if (!rnn || !tanhGrad || !isFusible(a, b)) return tanhOfSumByDefinition(a, b);
  const y = a.derive(rnn(a.storage, b.storage), a.shape);
  return recordFused("tanhOfSum", y, [a, b], {
    definition: (left, right) => tanhOfSumByDefinition(left, right),
    gradients(g) {
      const both = tanhGrad(g.storage, y.storage);
      return [a, b].map((input) => input.derive(both, input.shape));
    },
  });
}

/** The definition, as ops. */
function tanhOfSumByDefinition(a: Tensor, b: Tensor): Tensor {
  return tanh(a.add(b));
}
