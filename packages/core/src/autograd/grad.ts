import { explain } from "../tensor/explain.ts";
import { ShapeError } from "../tensor/shape-error.ts";
import { formatShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { backpropagate } from "./backpropagate.ts";
import { isRecording, withRecording } from "./recording.ts";

/** A function of tensors whose result is a single number. */
export type ScalarFunction = (...inputs: Tensor[]) => Tensor;

/**
 * The gradient of `f` with respect to its first input, as a function.
 *
 * What it returns is an ordinary function of tensors, so it can be differentiated again:
 * `grad(grad(f))` is the second derivative. Inside `noGrad` it cannot, and needs less memory.
 *
 * @param f a function of tensors whose result is a single number
 * @returns a function of the same inputs, giving a tensor of the first input's shape
 * @throws ShapeError if the result is more than one number, TypeError for int32
 *
 * @example
 * ```ts
 * const slope = grad((x) => x.mul(x).sum());
 * slope(tensor([1, 2])); // [2, 4]
 * ```
 */
export function grad(f: ScalarFunction): ScalarFunction {
  return (...inputs) => differentiate("grad", f, inputs, 1).gradients[0];
}

/** The gradients of `f` with respect to each of its inputs, as a function. */
export function grads(f: ScalarFunction): (...inputs: Tensor[]) => Tensor[] {
  return (...inputs) => differentiate("grads", f, inputs, inputs.length).gradients;
}

/** The value of `f` together with its gradients, from one forward and one backward pass. */
export function valueAndGrads(
  f: ScalarFunction,
): (...inputs: Tensor[]) => { value: Tensor; gradients: Tensor[] } {
  return (...inputs) => differentiate("valueAndGrads", f, inputs, inputs.length);
}

/** `f`'s value, and its gradients with respect to the first `count` inputs. */
function differentiate(
  who: string,
  f: ScalarFunction,
  inputs: readonly Tensor[],
  count: number,
): { value: Tensor; gradients: Tensor[] } {
  const differentiable = isRecording();
  inputs.slice(0, count).forEach((input, i) => checkContinuous(who, input, i));
  return withRecording(true, () => {
    const watched = inputs.map((input, i) => (i < count ? watch(input) : input));
    const targets = watched.slice(0, count);
    const value = f(...watched);
    if (value.size !== 1) {
      throw new ShapeError(
        who,
        `the function returned ${formatShape(value.shape)}.`,
        "A gradient is the slope of a function whose result is a single number.",
        "return y.sum(), or y.mean().",
      );
    }
    const found = withRecording(differentiable, () => backpropagate(value, value.full(1), targets));
    return { value, gradients: targets.map((input) => found.get(input) ?? input.full(0)) };
  });
}

/** `x` as `f` sees it: the same numbers, on the tape even if `x` is not. */
function watch(x: Tensor): Tensor {
  const alias = x.detach();
  const edges = x.requiresGrad
    ? [{ input: x, pullback: (g: Tensor): Tensor => g, version: x.version }]
    : [];
  alias.node = { op: "input", edges };
  return alias;
}

function checkContinuous(who: string, input: Tensor, position: number): void {
  if (input.dtype !== "int32") return;
  throw new TypeError(
    explain(
      who,
      `input ${position} is int32.`,
      "A slope needs numbers that can move a little.",
      `${who}((x) => f(x, labels))(x)`,
    ),
  );
}
