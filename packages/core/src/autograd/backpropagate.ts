import { scope } from "../memory/scope.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape, sameShape, type Shape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { PendingGradients } from "./pending-gradients.ts";
import type { Edge } from "./record.ts";
import { isRecording } from "./recording.ts";
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
 * @throws StaleTapeError if a variable was assigned since an operation used it
 */
export function backpropagate(
  output: Tensor,
  seed: Tensor,
  targets?: readonly Tensor[],
): Map<Tensor, Tensor> {
  checkGradientShape("backpropagate", seed.shape, output.shape);
  const tape = tapeOf(output);
  const wanted = new Set(targets ?? tape.filter(({ node }) => !node));
  const useful = leadingTo(wanted, tape);
  const result = new Map<Tensor, Tensor>();
  const pending = new PendingGradients(output, seed);
  for (const tensor of tape) {
    const g = pending.take(tensor);
    if (!g) continue;
    const edges = (tensor.node?.edges ?? []).filter(({ input }) => useful.has(input));
    pullBack(tensor, edges, g).forEach((contribution, i) => {
      pending.add(edges[i].input, contribution);
    });
    if (wanted.has(tensor)) result.set(tensor, g);
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

/** The targets and all that was computed from them: where a gradient is on its way to a target. */
function leadingTo(targets: ReadonlySet<Tensor>, tape: readonly Tensor[]): Set<Tensor> {
  const useful = new Set(targets);
  for (const tensor of tape.toReversed()) {
    if (tensor.node?.edges.some(({ input }) => useful.has(input))) useful.add(tensor);
  }
  return useful;
}

/** What one operation hands back along each edge. Whatever else its pullbacks make is freed, unless it is on a tape. */
function pullBack(tensor: Tensor, edges: readonly Edge[], g: Tensor): Tensor[] {
  if (edges.length === 0) return [];
  checkFresh(tensor);
  const run = (): Tensor[] =>
    edges.map(({ input, pullback }) => {
      const contribution = pullback(g);
      checkGradientShape(`${tensor.node!.op} (backward)`, contribution.shape, input.shape);
      return contribution;
    });
  return isRecording() ? run() : scope(run);
}

function checkFresh({ node }: Tensor): void {
  for (const { input, version } of [...node!.edges, ...(node!.variables ?? [])]) {
    if (input.version !== version) throw new StaleTapeError(node!.op, input);
  }
}

function checkGradientShape(who: string, gradient: Shape, shape: Shape): void {
  if (sameShape(gradient, shape)) return;
  throw new ShapeError(
    who,
    `the gradient is ${formatShape(gradient)} but it belongs to ${formatShape(shape)}.`,
    "A gradient says how the loss changes with each element of a tensor, so it has that tensor's shape.",
  );
}
