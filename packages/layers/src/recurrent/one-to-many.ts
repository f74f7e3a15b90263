import { checkLengths } from "../check-lengths.ts";
import { checkForwardOnly } from "./forward-only.ts";
import type { Recurrence } from "./recurrence.ts";
import type { Recurrent } from "./recurrent.ts";
import { sequenceOf } from "./time-steps.ts";
import { formatShape, ShapeError, type Tensor } from "@gradus/core";

export interface OneToManyOptions<State> {
  /** What is remembered at the start; nothing (zeros) unless said otherwise. */
  readonly state?: State;
  /** From an output to the next input; the output itself unless said otherwise. */
  readonly next?: (output: Tensor) => Tensor;
}

/**
 * A sequence from one vector: every output becomes the next input.
 *
 *     y₁ = layer(x),  yₜ = layer(next(yₜ₋₁))
 *
 * @param layer reads forward only: what comes later does not exist yet
 * @param x the first input, `[batch, inFeatures]`
 * @param time how many steps
 * @returns outputs `[batch, time, hidden]`, and the last state
 * @throws ShapeError if an input does not fit the layer, RangeError unless `time` is 1 or more
 *
 * @example
 * ```ts
 * const { outputs } = oneToMany(lstm, start, 20, { next: (h) => embed(letters, argmax(head.forward(h), -1)) });
 * ```
 */
export function oneToMany<State>(
  layer: Recurrent<State>,
  x: Tensor,
  time: number,
  { state, next = (output) => output }: OneToManyOptions<State> = {},
): Recurrence<State> {
  checkLengths("oneToMany", { time });
  checkForwardOnly("oneToMany", layer);
  const outputs: Tensor[] = [];
  let step = stepOf(layer, x, state);
  for (;;) {
    const output = step.outputs.reshape([x.shape[0], layer.hiddenFeatures]);
    outputs.push(output);
    if (outputs.length === time) return { outputs: sequenceOf(outputs), state: step.state };
    step = stepOf(layer, next(output), step.state);
  }
}

function stepOf<State>(
  layer: Recurrent<State>,
  x: Tensor,
  state: State | undefined,
): Recurrence<State> {
  const [batch, features] = x.shape;
  if (x.rank === 2 && features === layer.inFeatures)
    return layer.run(x.reshape([batch, 1, features]), state);
  throw new ShapeError(
    "oneToMany",
    `an input is ${formatShape(x.shape)}, for a layer that takes ${layer.inFeatures} features.`,
    "Every input is [batch, inFeatures]: the first, and what `next` makes of an output [batch, hidden].",
  );
}
