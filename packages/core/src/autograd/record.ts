import type { Tensor } from "../tensor/tensor.ts";
import { isRecording } from "./recording.ts";

/** Carries ∂L/∂output back to ∂L/∂input. Written with tensor operations, so it can itself be differentiated. */
export type Pullback = (g: Tensor) => Tensor;

/** One entry of the tape: the operation that made a tensor, and the way back to each of its inputs. */
export interface TapeNode {
  readonly op: string;
  readonly edges: readonly Edge[];
}

/** The way back from an operation's output to one of its inputs. */
export interface Edge {
  readonly input: Tensor;
  readonly pullback: Pullback;
  /** The input's version when it was used. */
  readonly version: number;
}

/**
 * Writes an operation to the tape and returns its output.
 *
 * Each input comes with its own pullback; inputs nobody asks the gradient of are left out, and so
 * their pullbacks never run.
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
  for (const [input, pullback] of inputs) {
    if (input.requiresGrad) (edges ??= []).push({ input, pullback, version: input.version });
  }
  if (edges) output.node = { op, edges };
  return output;
}
