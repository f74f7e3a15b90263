import { backpropagate, noGrad, Random, scope, type Tensor, withRecording } from "@gradus/core";
import { type Case, computedOf, isLearned, type Place } from "./parity-case.ts";
import { placeTensor } from "./place-tensor.ts";

/** What a case gives at one place. */
export interface Results {
  readonly outputs: readonly Tensor[];
  /** ∂⟨output, cotangent⟩/∂x for each output and each x it depends on: inputs first, then parameters. */
  readonly gradients: readonly Tensor[];
}

/**
 * Computes a case at a place, forward and backward.
 *
 * With `magnitudes` it starts from the absolute values of all numbers. What is made by adding and multiplying is then
 * what a rounding error is in proportion to: the sum of the magnitudes of all that was added.
 */
export function computeAt(place: Place, { inputs, compute }: Case, magnitudes = false): Results {
  const change = magnitudes ? Math.abs : undefined;
  const { results, variables } = scope(() =>
    withRecording(true, () => {
      const leaves = inputs.map((x) => leafOf(placeTensor(x, place, change)));
      const computed = computedOf(compute(leaves, place));
      const targets = [...leaves, ...computed.variables.filter(isLearned)];
      const outputs = computed.outputs.map((y) => y.detach()); // a variable goes on changing
      const gradients = computed.outputs.flatMap((y, i) =>
        gradientsOf(y, placeTensor(cotangent(y, i), place, change), targets),
      );
      return { results: { outputs, gradients }, variables: computed.variables };
    }),
  );
  for (const variable of variables) variable.dispose();
  return results;
}

/** A tensor whose gradient can be asked for. */
function leafOf(x: Tensor): Tensor {
  if (x.dtype !== "int32") x.node = { op: "input", edges: [] };
  return x;
}

/** A random direction, the same everywhere, in which an output is pulled. */
function cotangent(y: Tensor, i: number): Tensor {
  return new Random(i + 1).uniform(y.shape, { low: -1, high: 1 });
}

/** The gradients of what an output depends on; nothing for what has none. */
function gradientsOf(y: Tensor, seed: Tensor, targets: readonly Tensor[]): Tensor[] {
  if (y.dtype === "int32" || !y.requiresGrad) return [];
  const found = noGrad(() => backpropagate(y, seed, targets));
  return targets.flatMap((target) => found.get(target) ?? []);
}
