import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape, sameShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { PendingGradients } from "./pending-gradients.ts";
import { StaleTapeError } from "./tape-errors.ts";

/**
 * Reverse-mode differentiation: from ∂L/∂output to ∂L/∂t for the tensors t the output was made of.
 *
 * The chain rule, one operation at a time, from the last to the first. A tensor used twice receives
 * two gradients, which add up. Intermediate gradients are let go of as soon as they are used.
 *
 * @param output any shape
 * @param seed ∂L/∂output, same shape as `output`
 * @param targets the tensors whose gradients are wanted; when left out, every tensor that no
 *   operation made: the parameters
 * @returns the gradient of each target that was reached
 */
export function backpropagate(
  output: Tensor,
  seed: Tensor,
  targets?: readonly Tensor[],
): Map<Tensor, Tensor> {
  const wanted = targets && new Set(targets);
  const result = new Map<Tensor, Tensor>();
  const pending = new PendingGradients(output, seed);
  for (const tensor of tapeOf(output)) {
    const g = pending.take(tensor);
    if (!g) continue;
    for (const { input, pullback, version } of tensor.node?.edges ?? []) {
      if (input.version !== version) throw new StaleTapeError(tensor.node!.op, input.shape);
      const contribution = pullback(g);
      checkGradientShape(tensor, input, contribution);
      pending.add(input, contribution);
    }
    if (wanted ? wanted.has(tensor) : !tensor.node) result.set(tensor, g);
    else pending.letGo(g);
  }
  return result;
}

/** The tensors `output` was made of, latest first: an operation's inputs always exist before its output. */
function tapeOf(output: Tensor): Tensor[] {
  const found = new Set([output]);
  for (const tensor of found) for (const { input } of tensor.node?.edges ?? []) found.add(input);
  return [...found].toSorted((a, b) => b.id - a.id);
}

function checkGradientShape(output: Tensor, input: Tensor, gradient: Tensor): void {
  if (sameShape(gradient.shape, input.shape)) return;
  throw new ShapeError(
    `${output.node?.op} (backward)`,
    `the gradient is ${formatShape(gradient.shape)} but the input is ${formatShape(input.shape)}.`,
    "A gradient says how the loss changes with each element of the input, so it has the input's shape.",
  );
}
