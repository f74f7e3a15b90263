import { formatShape, sameShape, ShapeError, type Tensor } from "@gradus/core";
import { checkWeights, type RecurrentWeights } from "./recurrent-weights.ts";

/**
 * What one kind of recurrent network does at one step of time.
 *
 * A step has two parts. What the input adds does not depend on the state, so it is computed for all
 * steps in one product; what is left is one small product a step.
 */
export interface RecurrentCell<State> {
  /** Who complains. */
  readonly name: string;
  /** How many numbers are computed for each number of the state. */
  readonly gates: number;
  /** What the inputs add to the gates: `[..., inFeatures] → [..., gates · hidden]`. */
  fromInput(x: Tensor, weights: RecurrentWeights): Tensor;
  /** The next state, from `[batch, gates · hidden]` and the state before. */
  step(fromInput: Tensor, state: State, weights: RecurrentWeights): State;
  /** The tensors of a state, the output h first. */
  partsOf(state: State): readonly Tensor[];
  /** The state whose parts these are. */
  stateOf(part: (index: number) => Tensor): State;
}

/** One whole step of a cell, with its arguments checked: how the cell functions are made. */
export function stepOnce<State>(
  cell: RecurrentCell<State>,
  x: Tensor,
  state: State,
  weights: RecurrentWeights,
): State {
  checkStep(cell, x, state, weights);
  return cell.step(cell.fromInput(x, weights), state, weights);
}

function checkStep<State>(
  cell: RecurrentCell<State>,
  x: Tensor,
  state: State,
  weights: RecurrentWeights,
): void {
  checkWeights(cell.name, weights, x.shape.at(-1) ?? 0, cell.gates);
  const expected = [...x.shape.slice(0, -1), weights.weightHh.shape[0]];
  const odd = cell.partsOf(state).find(({ shape }) => !sameShape(shape, expected));
  if (x.rank === 2 && !odd) return;
  throw new ShapeError(
    cell.name,
    `the input is ${formatShape(x.shape)} and the state ${formatShape((odd ?? cell.partsOf(state)[0]).shape)}.`,
    "A cell takes one step: an input [batch, inFeatures] and a state [batch, hidden].",
  );
}
