import { withRecording } from "../autograd/recording.ts";
import { scope } from "../memory/scope.ts";
import { sameShape } from "../tensor/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { inconsistentSlope } from "./gradient-errors.ts";
import { formatIndex } from "./multi-index.ts";
import {
  type Gradients,
  gradientsOf,
  isContinuous,
  leafOf,
  onTape,
  type TensorFunction,
} from "./tape-gradients.ts";

type Cotangent = Float64Array<ArrayBuffer>;

/** Throws unless a second backward pass over the same tape gives the same gradients. */
export function checkSecondCall(
  f: TensorFunction,
  inputs: readonly Tensor[],
  cotangent: Cotangent,
): void {
  onTape(f, inputs, (y, leaves) => {
    const first = gradientsOf(y, leaves, cotangent);
    const second = gradientsOf(y, leaves, cotangent);
    const found = firstDifference(inputs, second, first);
    if (!found) return;
    throw inconsistentSlope(
      "on the second backward pass over the same tape",
      found,
      "A pullback is a pure function of the gradient it is given.",
      "look for something that a pullback changes outside of itself.",
    );
  });
}

/**
 * Throws unless the gradients of an input that is used twice add up.
 *
 * The function is called twice on the same tensors, and each call weighted differently: the
 * gradient of the sum is the sum of the two gradients.
 */
export function checkCalledTwice(
  f: TensorFunction,
  inputs: readonly Tensor[],
  [once, again]: readonly [Cotangent, Cotangent],
): void {
  const apart = [once, again].map((cotangent) =>
    onTape(f, inputs, (y, leaves) => gradientsOf(y, leaves, cotangent)),
  );
  // f(x), then f(x) · 1 below it, so that one backward pass meets both calls
  const together = scope(() =>
    withRecording(true, () => {
      const leaves = inputs.map(leafOf);
      const [y, z] = [f(...leaves), f(...leaves)];
      const ratio = y.derive(y.backend.upload(again.map((c, i) => c / once[i])), y.shape);
      return gradientsOf(y.add(z.mul(ratio)), leaves, once);
    }),
  );
  const found = firstDifference(inputs, together, sumOf(apart[0], apart[1]));
  if (!found) return;
  throw inconsistentSlope(
    "with the function called twice on the same tensors",
    found,
    "A tensor that is used twice receives two gradients, which add up.",
    "look for a gradient that is assigned, overwritten or remembered instead of returned.",
  );
}

/** Throws unless one tensor in the place of two inputs receives the sum of both gradients. */
export function checkSameTensorTwice(
  f: TensorFunction,
  inputs: readonly Tensor[],
  cotangent: Cotangent,
): void {
  for (let i = 0; i < inputs.length; i++)
    for (let j = i + 1; j < inputs.length; j++)
      if (canStandFor(inputs[i], inputs[j])) checkPair(f, inputs, [i, j], cotangent);
}

function checkPair(
  f: TensorFunction,
  inputs: readonly Tensor[],
  [i, j]: readonly [number, number],
  cotangent: Cotangent,
): void {
  const equal = inputs.with(j, inputs[i]);
  const apart = onTape(f, equal, (y, leaves) => gradientsOf(y, leaves, cotangent));
  const joined: TensorFunction = (...at) => f(...at.with(j, at[i]));
  const together = onTape(joined, equal, (y, leaves) => gradientsOf(y, leaves, cotangent));
  const expected = sumOf(apart, apart.with(i, apart[j]));
  const found = firstDifference(equal.slice(i, i + 1), [together[i]], [expected[i]]);
  if (!found) return;
  throw inconsistentSlope(
    `with one tensor as inputs ${i} and ${j}`,
    found.with(0, i) as typeof found,
    "A tensor that is used twice receives two gradients, which add up.",
    "look for gradients that are kept by tensor, where the second one replaces the first.",
  );
}

function canStandFor(a: Tensor, b: Tensor): boolean {
  return isContinuous(a) && isContinuous(b) && sameShape(a.shape, b.shape);
}

function sumOf(a: Gradients, b: Gradients): Gradients {
  return a.map((g, input) => {
    const other = b[input];
    return g && other ? g.map((slope, i) => slope + other[i]) : (g ?? other);
  });
}

/** Where two lists of gradients differ by more than rounding: input, place, given, expected. */
function firstDifference(
  inputs: readonly Tensor[],
  given: Gradients,
  expected: Gradients,
): [number, string, number, number] | undefined {
  for (const [input, { shape, size }] of inputs.entries()) {
    const [a, e] = [given[input], expected[input]].map((g) => g ?? new Float64Array(size));
    const largest = e.reduce((most, slope) => Math.max(most, Math.abs(slope)), 1e-3);
    const at = a.findIndex((slope, i) => Math.abs(slope - e[i]) > 1e-9 * largest);
    if (at >= 0) return [input, formatIndex(at, shape), a[at], e[at]];
  }
  return undefined;
}
