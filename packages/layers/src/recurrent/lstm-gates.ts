import { recordFused, sigmoid, split, tanh, type Tensor } from "@gradus/core";
import type { LstmState } from "./lstm-cell.ts";

/**
 * What the gates of an LSTM make of a step: the arithmetic of {@link lstmCell} behind its two products.
 *
 * @param sum what the input and the state before add, `[batch, 4 · hidden]`: i, f, g and o side by side
 * @param c the cell before, `[batch, hidden]`
 */
export function lstmGates(sum: Tensor, c: Tensor): LstmState {
  const { lstm, lstmCellGrad, lstmOutputGrad } = c.backend.fused;
  if (!lstm || !lstmCellGrad || !lstmOutputGrad) return lstmGatesByDefinition(sum, c);
  const hidden = c.shape[1];
  const made = lstm(sum.storage, c.storage, hidden);
  const next = c.derive(made[1], c.shape); // before h, which is made of it: the tape goes by age
  const h = c.derive(made[0], c.shape);
  const gradientsBy =
    (kernel: typeof lstmCellGrad, cell: Tensor) =>
    (g: Tensor): Tensor[] => {
      const [ofSum, ofCell] = kernel(g.storage, sum.storage, cell.storage, hidden);
      return [sum.derive(ofSum, sum.shape), cell.derive(ofCell, cell.shape)];
    };
  recordFused("lstmCell", next, [sum, c], {
    definition: cellByDefinition,
    gradients: gradientsBy(lstmCellGrad, c),
  });
  recordFused("lstmOutput", h, [sum, next], {
    definition: outputByDefinition,
    gradients: gradientsBy(lstmOutputGrad, next),
  });
  return { h, c: next };
}

/** The definition, as ops. */
export function lstmGatesByDefinition(sum: Tensor, c: Tensor): LstmState {
  const next = cellByDefinition(sum, c);
  return { h: outputByDefinition(sum, next), c: next };
}

/** c′ = σ(f) ⊙ c + σ(i) ⊙ tanh g */
function cellByDefinition(sum: Tensor, c: Tensor): Tensor {
  const [i, f, g] = split(sum, 4, -1);
  return sigmoid(f)
    .mul(c)
    .add(sigmoid(i).mul(tanh(g)));
}

/** h′ = σ(o) ⊙ tanh c′ */
function outputByDefinition(sum: Tensor, next: Tensor): Tensor {
  const o = sum.slice(null, [-next.shape[1], null]);
  return sigmoid(o).mul(tanh(next));
}
