import type { Tensor } from "../tensor/tensor.ts";
import { grads } from "./grad.ts";
import { type Pullback, record } from "./record.ts";
import { isRecording } from "./recording.ts";

/** How an operation that one kernel computes is differentiated. */
export interface FusedRules {
  /** The same output from the same inputs, as ops. */
  readonly definition: (...inputs: Tensor[]) => Tensor;
  /** The gradients of all inputs as kernels give them, if the backend has such kernels. */
  readonly gradients: (g: Tensor) => readonly Tensor[] | undefined;
}

/**
 * Writes an operation to the tape whose output a fused kernel made.
 *
 * Backward, a kernel gives the gradients of all inputs at once, while nobody records. A kernel cannot be differentiated
 * again; where that may happen, the gradients are those of the definition.
 *
 * @param inputs all that the output depends on and that may have a gradient, in the order of the definition's
 *
 * @example
 * ```ts
 * const y = x.derive(kernel(x.storage), x.shape);
 * return recordFused("silu", y, [x], { definition: (at) => at.mul(sigmoid(at)), gradients });
 * ```
 */
export function recordFused(
  op: string,
  output: Tensor,
  inputs: readonly Tensor[],
  { definition, gradients }: FusedRules,
): Tensor {
  const all = once((g) => {
    const found = isRecording() ? undefined : gradients(g);
    if (found) return found;
    return grads((...at) =>
      definition(...at)
        .mul(g)
        .sum(),
    )(...inputs);
  });
  return record(
    op,
    output,
    ...inputs.map((input, i): [Tensor, Pullback] => [input, (g) => all(g, i)]),
  );
}

/** Computes several gradients together, though they are asked for one by one. */
function once(compute: (g: Tensor) => readonly Tensor[]): (g: Tensor, index: number) => Tensor {
  let last: { readonly g: Tensor; readonly found: readonly Tensor[] } | undefined;
  return (g, index) => {
    // after a backward pass what it made is freed; another pass may begin with the same gradient
    if (last?.g !== g || last.found[index].isDisposed) last = { g, found: compute(g) };
    return last.found[index];
  };
}
