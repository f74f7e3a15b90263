import {
  concat,
  formatShape,
  sameShape,
  ShapeError,
  stack,
  type Tensor,
  zeros,
} from "@gradus/core";
import type { RecurrentCell } from "./recurrent-cell.ts";
import { checkWeights, type RecurrentWeights } from "./recurrent-weights.ts";
import { sequenceOf, timeSteps } from "./time-steps.ts";

/** What a recurrent network says at each step, and what it remembers in the end. */
export interface Recurrence<State> {
  /** `[batch, time, hidden]`; twice as wide if bidirectional, forward first */
  readonly outputs: Tensor;
  /** Every part `[layers · directions, batch, hidden]`: forward and reverse of the first layer, … */
  readonly state: State;
}

export interface RecurrenceOptions<State> {
  /** What is remembered at the start; nothing (zeros) unless said otherwise. */
  readonly state?: State | undefined;
  /** What happens to the outputs of a layer before they are the inputs of the next, as dropout does. */
  readonly between?: ((outputs: Tensor) => Tensor) | undefined;
}

/**
 * A recurrent network as a function: the same cell at every step, layer upon layer.
 *
 *     h₀ given,  hₜ = cell(xₜ, hₜ₋₁)        forward, t = 1, 2, …
 *     h̃ₜ = cell(xₜ, h̃ₜ₊₁)                   reverse, from the end: its outputs stand beside those of hₜ
 *
 * Backward this is backpropagation through time: a weight that was used at every step receives the
 * sum of as many gradients.
 *
 * @param x `[batch, time, inFeatures]`, at least one step
 * @param weights for each layer those of one direction, or of two: forward and reverse
 * @throws ShapeError if the input, the weights and the state do not fit
 */
export function recurrence<State>(
  cell: RecurrentCell<State>,
  x: Tensor,
  weights: readonly (readonly RecurrentWeights[])[],
  { state, between = (outputs) => outputs }: RecurrenceOptions<State> = {},
): Recurrence<State> {
  checkSequence(cell.name, x, weights);
  const initial = state && cell.partsOf(state);
  if (initial) checkState(cell.name, x, weights, initial);
  const last: State[] = [];
  let outputs = x;
  for (const [layer, directions] of weights.entries()) {
    const input = layer === 0 ? x : between(outputs);
    const sides = directions.map((own, direction) => {
      checkWeights(cell.name, own, input.shape[2], cell.gates);
      const start = cell.stateOf((part) => startOf(initial?.[part], last.length, input, own));
      const { outputs: side, state: end } = unroll(cell, input, start, own, direction === 1);
      last.push(end);
      return side;
    });
    outputs = sides.length === 1 ? sides[0] : concat(sides, -1);
  }
  const parts = last.map((end) => cell.partsOf(end));
  return { outputs, state: cell.stateOf((part) => stack(parts.map((own) => own[part]))) };
}

/** One direction of one layer. */
function unroll<State>(
  cell: RecurrentCell<State>,
  x: Tensor,
  start: State,
  weights: RecurrentWeights,
  reverse: boolean,
): Recurrence<State> {
  const inputs = timeSteps(cell.fromInput(x, weights));
  let state = start;
  const walk = (input: Tensor): Tensor => {
    state = cell.step(input, state, weights);
    return cell.partsOf(state)[0];
  };
  const outputs = reverse
    ? inputs.toReversed().map(walk).toReversed() // so that output t belongs to input t
    : inputs.map(walk);
  return { outputs: sequenceOf(outputs), state };
}

/** One layer's own part of an initial state, or zeros. */
function startOf(
  initial: Tensor | undefined,
  index: number,
  { shape: [batch], dtype, backend }: Tensor,
  { weightHh }: RecurrentWeights,
): Tensor {
  return initial ? initial.slice(index) : zeros([batch, weightHh.shape[0]], { dtype, backend });
}

function checkSequence(
  who: string,
  { shape }: Tensor,
  weights: readonly (readonly RecurrentWeights[])[],
): void {
  const inFeatures = weights[0]?.[0]?.weightIh.shape[0] ?? 0;
  if (shape.length === 3 && shape[1] > 0 && shape[2] === inFeatures) return;
  throw new ShapeError(
    who,
    `the input is ${formatShape(shape)}, for ${inFeatures} features a step.`,
    `A batch of sequences is [batch, time, ${inFeatures}], with at least one step.`,
    shape.length === 2 && shape[1] === inFeatures
      ? `x.reshape([1, ${shape.join(", ")}]) for a batch of one sequence, or [${shape[0]}, 1, ${shape[1]}] for sequences of one step.`
      : undefined,
  );
}

function checkState(
  who: string,
  x: Tensor,
  weights: readonly (readonly RecurrentWeights[])[],
  parts: readonly Tensor[],
): void {
  const hidden = weights[0][0].weightHh.shape[0];
  const expected = [weights.flat().length, x.shape[0], hidden];
  for (const { shape } of parts) {
    if (sameShape(shape, expected)) continue;
    throw new ShapeError(
      who,
      `the state is ${formatShape(shape)} where ${formatShape(expected)} is needed.`,
      "A state is [layers · directions, batch, hidden], for the batch that the input has.",
    );
  }
}
