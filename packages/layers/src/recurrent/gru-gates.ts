import { recordFused, sigmoid, split, tanh, type Tensor } from "@gradus/core";

/**
 * What the gates of a GRU make of a step: the arithmetic of {@link gruCell} behind its two products.
 *
 * @param a what the input adds, `[batch, 3 · hidden]`: r, z and n side by side
 * @param b what the state before adds, `[batch, 3 · hidden]`
 * @param h the state before, `[batch, hidden]`
 * @returns the new state, `[batch, hidden]`
 */
export function gruGates(a: Tensor, b: Tensor, h: Tensor): Tensor {
  const { gru, gruGrad } = h.backend.fused;
  if (!gru || !gruGrad) return gruGatesByDefinition(a, b, h);
  const hidden = h.shape[1];
  const next = h.derive(gru(a.storage, b.storage, h.storage, hidden), h.shape);
  return recordFused("gruGates", next, [a, b, h], {
    definition: gruGatesByDefinition,
    gradients(g) {
      const made = gruGrad(g.storage, a.storage, b.storage, h.storage, hidden);
      return [a, b, h].map((input, i) => input.derive(made[i], input.shape));
    },
  });
}

/** The definition, as ops. */
export function gruGatesByDefinition(a: Tensor, b: Tensor, h: Tensor): Tensor {
  const hidden = h.shape[1];
  const [aGates, aProposal] = split(a, [2 * hidden, hidden], -1);
  const [bGates, bProposal] = split(b, [2 * hidden, hidden], -1);
  const [r, z] = split(sigmoid(aGates.add(bGates)), 2, -1);
  const n = tanh(aProposal.add(r.mul(bProposal)));
  return n.add(z.mul(h.sub(n))); // (1 − z) ⊙ n + z ⊙ h, with one product
}
