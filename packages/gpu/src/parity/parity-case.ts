import {
  type Backend,
  formatShape,
  type Parameter,
  type Tensor,
  type Variable,
} from "@gradus/core";
import * as fc from "fast-check";

/** On which backend something is computed, and in how many digits. */
export interface Place {
  readonly dtype: "float32" | "float64";
  readonly backend: Backend;
}

/** What came out, and what was learned from on the way. */
export interface Computed {
  readonly outputs: readonly Tensor[];
  /** Variables that were made for it; the gradients of parameters among them are compared, too. */
  readonly variables?: readonly Variable[];
}

/** The same computation wherever its inputs are. What it makes by itself, it makes at `place`. */
export type Computation = (
  inputs: readonly Tensor[],
  place: Place,
) => Tensor | readonly Tensor[] | Computed;

/** A computation and the numbers it starts from: float32 or int32, on the reference backend. */
export interface Case {
  readonly inputs: readonly Tensor[];
  readonly compute: Computation;
}

/** A case that a counterexample shows as the shapes and numbers of its inputs. */
export function caseOf(inputs: readonly Tensor[], compute: Computation, words = ""): Case {
  const text = (): string => [words, ...inputs.map(inputWords)].filter(Boolean).join(" ");
  return Object.assign({ inputs, compute }, { [fc.toStringMethod]: text });
}

/** The outputs and variables of a computation, however it returned them. */
export function computedOf(result: Tensor | readonly Tensor[] | Computed): Required<Computed> {
  if ("outputs" in result) return { variables: [], ...result };
  return { outputs: "shape" in result ? [result] : result, variables: [] };
}

/** Whether something is asked for its gradient. */
export function isLearned(variable: Variable): variable is Parameter {
  return variable.requiresGrad;
}

function inputWords(x: Tensor): string {
  const numbers = [...x.dataSync().subarray(0, 64)].join(", ");
  return `${formatShape(x.shape)} ${x.dtype} {${numbers}${x.size > 64 ? ", …" : ""}}`;
}
