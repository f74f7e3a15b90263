import { formatShape, ShapeError, scope, type Tensor } from "@gradus/core";
import { checkLengths } from "../check-lengths.ts";
import { checkForwardOnly } from "./forward-only.ts";
import type { Recurrent } from "./recurrent.ts";

export interface TruncatedOptions<State> {
  /** How many steps a gradient goes back at most. */
  readonly window: number;
  /** The loss of one window; `start` is the step at which it begins. */
  readonly loss: (outputs: Tensor, start: number) => Tensor;
  /** What is remembered at the start; nothing (zeros) unless said otherwise. */
  readonly state?: State;
  /** Called when the gradients of a window have arrived, as to take an optimizer's step. */
  readonly afterWindow?: (start: number) => void;
}

/**
 * Truncated backpropagation through time: a long sequence, window by window.
 *
 * The state goes on from window to window, but its history does not: a gradient goes back to the
 * start of its window. Memory and time for one gradient no longer grow with the sequence, and what
 * lies further back than a window is not learned. With a window as long as the sequence it is plain
 * backpropagation.
 *
 * Every window calls `backward()`, so the gradients of the layer's parameters add up over windows
 * until someone forgets them.
 *
 * @param x `[batch, time, inFeatures]`; the last window may be shorter
 * @returns the sum of the losses, without history, and the last state
 * @throws RangeError unless the window is 1 or more, TypeError for a bidirectional layer
 * @see Williams & Peng, "An Efficient Gradient-Based Algorithm for On-Line Training of Recurrent Network Trajectories" (1990)
 *
 * @example
 * ```ts
 * truncatedBackpropagation(lstm, x, {
 *   window: 20,
 *   loss: (outputs, start) => crossEntropy(head.forward(outputs), targetsFrom(start)),
 *   afterWindow: () => {
 *     optimizer.step();
 *     optimizer.zeroGrad();
 *   },
 * });
 * ```
 */
export function truncatedBackpropagation<State>(
  layer: Recurrent<State>,
  x: Tensor,
  { window, loss, state, afterWindow }: TruncatedOptions<State>,
): { loss: Tensor; state: State } {
  checkLengths("truncatedBackpropagation", { window });
  checkForwardOnly("truncatedBackpropagation", layer);
  checkSequence(x);
  const oneWindow = (start: number, before: State | undefined) =>
    scope(() => {
      const part = x.slice(null, [start, start + window]);
      const { outputs, state: after } = layer.run(part, before);
      const own = loss(outputs, start);
      own.backward();
      return { loss: own.detach(), state: layer.detachState(after) };
    });
  let sum = oneWindow(0, state);
  afterWindow?.(0);
  for (let start = window; start < x.shape[1]; start += window) {
    const next = oneWindow(start, sum.state);
    sum = { loss: sum.loss.add(next.loss), state: next.state };
    afterWindow?.(start);
  }
  return sum;
}

function checkSequence({ shape }: Tensor): void {
  if (shape.length === 3 && shape[1] > 0) return;
  throw new ShapeError(
    "truncatedBackpropagation",
    `the input is ${formatShape(shape)}.`,
    "A batch of sequences is [batch, time, inFeatures], with at least one step.",
  );
}
