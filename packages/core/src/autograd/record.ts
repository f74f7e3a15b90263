import { explain } from "../tensor/explain.ts";
import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { isRecording } from "./recording.ts";

/** Carries ∂L/∂output back to ∂L/∂input. Written with tensor operations, so it can itself be differentiated. */
export type Pullback = (g: Tensor) => Tensor;

/** One entry of the tape: the operation that made a tensor, and the way back to each of its inputs. */
export interface TapeNode {
  readonly op: string;
  readonly edges: readonly Edge[];
  /** Variables the operation read without asking for their gradient; its pullbacks may read them again. */
  readonly variables?: readonly Use[];
}

/** An input, and which of its numbers were read. */
export interface Use {
  readonly input: Tensor;
  /** The input's version when it was used. */
  readonly version: number;
}

/** The way back from an operation's output to one of its inputs. */
export interface Edge extends Use {
  readonly pullback: Pullback;
}

/**
 * Writes an operation to the tape and returns its output.
 *
 * Each input comes with its own pullback; inputs nobody asks the gradient of are left out, and so
 * their pullbacks never run. What the pullbacks of one backward pass make and do not return is
 * freed after each operation.
 *
 * @throws Error if the output is one of the inputs
 *
 * @example
 * ```ts
 * return record("mul", y, [a, (g) => g.mul(b)], [b, (g) => g.mul(a)]);
 * ```
 */
export function record(
  op: string,
  output: Tensor,
  ...inputs: [input: Tensor, pullback: Pullback][]
): Tensor {
  if (!isRecording()) return output;
  let edges: Edge[] | undefined;
  let variables: Use[] | undefined;
  for (const [input, pullback] of inputs) {
    if (input === output) throw notNew(op, output);
    const { version } = input;
    if (input.requiresGrad) (edges ??= []).push({ input, pullback, version });
    else if (version > 0) (variables ??= []).push({ input, version });
  }
  if (edges) output.node = variables ? { op, edges, variables } : { op, edges };
  return output;
}

function notNew(op: string, output: Tensor): Error {
  return new Error(
    explain(
      op,
      `the output ${formatShape(output.shape)} is one of the inputs.`,
      "An operation makes a new tensor, so that the tape can tell before from after.",
      "record(op, x.detach(), [x, …])",
    ),
  );
}
